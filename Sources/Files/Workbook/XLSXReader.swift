/// Reads one sheet of a workbook (ECMA-376) as a table, in little memory and without believing it.
public enum XLSXReader {
    /// - Parameter sheet: the name of the sheet; without one, the first that is not hidden.
    /// - Throws: `FileFault` when the workbook as a whole cannot be used.
    public static func read(
        _ bytes: [UInt8], sheet: String? = nil, limits: TableLimits = .standard
    ) throws(FileFault) -> Table {
        let archive = try Archive(bytes, limits: limits)
        guard archive.holds("xl/workbook.xml") else { throw .notATable }
        let plan = WorkbookPlan()
        try plan.read(try archive.open("xl/workbook.xml"))
        let relations = WorkbookRelations()
        try relations.read(try archive.open("xl/_rels/workbook.xml.rels"))
        let chosen = plan.sheets.first { sheet == nil || $0.name == sheet }
        guard let chosen, let part = relations.part(chosen.relation), archive.holds(part) else {
            throw .workbook(.noSheet)
        }
        let (texts, formats) = (SharedTexts(), CellFormats())
        if archive.holds("xl/sharedStrings.xml") { try texts.read(try archive.open("xl/sharedStrings.xml")) }
        if archive.holds("xl/styles.xml") { try formats.read(try archive.open("xl/styles.xml")) }
        let reader = SheetReader(
            texts: texts.texts, formats: formats, countsFrom1904: plan.countsFrom1904, limits: limits)
        try reader.read(try archive.open(part))
        return try reader.builder.table()
    }
}
