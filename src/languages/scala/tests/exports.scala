class Copier(printer: Printer) {
  export printer.{print, scan as read, _}
  export printer.status
}
