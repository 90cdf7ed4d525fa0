-- Where a case stands says after its state whether it cannot wait: 0 it cannot, 1 it can; then the day its term ends.
update applications_queue set place = substr(place, 1, 1) || '1' || substr(place, 2) where place <> '';
update applications_labels set place = substr(place, 1, 1) || '1' || substr(place, 2) where place <> '';
