uploads-file-too-large = Файл «{ $name }» больше { $limit }. Уменьшите его или выберите другой
uploads-file-empty = Файл «{ $name }» пустой. Выберите другой
uploads-file-wrong-kind = Файл «{ $name }» не подходит. Нужен { $formats }
uploads-file-broken = Файл «{ $name }» повреждён и не открывается. Выберите другой
uploads-file-too-many-pixels = Изображение «{ $name }» слишком большое в точках. Уменьшите его и загрузите снова
