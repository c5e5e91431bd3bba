import Care
import Files
import Imports

/// Lists that are given out: the empty template, and the rows that must be mended with the reasons beside them.
struct ImportFile {
    let isCSV: Bool

    init(format: String?) {
        isCSV = format == "csv"
    }

    /// The names only: an example row would sooner or later be imported.
    func template(_ form: ImportForm, _ visit: Visit) throws -> Reply {
        let names = form.columns.map { $0.name(in: visit.language) + ($0.isNeeded ? "*" : "") }
        return try reply("\(form.kind)-template", form, header: names, rows: [], visit)
    }

    func rest<Kind: ImportKind>(
        _ header: [String], _ rows: [ReadImportRest<Kind>.Row], _ form: ImportForm, _ visit: Visit
    ) throws -> Reply {
        let rows = rows.map { row in
            row.cells + [row.faults.map { reason($0, form, visit) }.joined(separator: " ")]
        }
        let header = header + [visit.say(Phrase("imports.rest.reason"))]
        return try reply("\(form.kind)-to-mend", form, header: header, rows: rows, visit)
    }

    private func reason(_ fault: RowFault, _ form: ImportForm, _ visit: Visit) -> String {
        let column = form.columns.first { $0.key == fault.column }?.name(in: visit.language)
        return (column.map { "\($0): " } ?? "") + visit.say(fault.phrase)
    }

    /// A list of what was written, in the same manner.
    func reply(
        _ name: String, _ form: ImportForm, header: [String], rows: [[String]], _ visit: Visit
    ) throws -> Reply {
        if isCSV {
            let bytes = CSVWriter.bytes(header: header, rows: rows)
            return Reply(status: 200, body: .file(name: "\(name).csv", type: "text/csv; charset=utf-8", bytes))
        }
        let sheet = visit.say(Phrase("imports.kind.\(form.kind).title"))
        let bytes = try XLSXWriter.bytes(sheet: sheet, header: header, rows: rows)
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return Reply(status: 200, body: .file(name: "\(name).xlsx", type: type, bytes))
    }
}
