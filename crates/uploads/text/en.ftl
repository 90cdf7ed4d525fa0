uploads-file-too-large = The file “{ $name }” is larger than { $limit }. Make it smaller or choose another one
uploads-file-empty = The file “{ $name }” is empty. Choose another one
uploads-file-wrong-kind = The file “{ $name }” does not fit. We need { $formats }
uploads-file-broken = The file “{ $name }” is damaged and does not open. Choose another one
uploads-file-too-many-pixels = The picture “{ $name }” has too many pixels. Make it smaller and upload it again
