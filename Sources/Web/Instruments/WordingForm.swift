import Care
import Files
import Instruments

/// The list that an institution fills: one row for each text in each language, the texts left empty.
enum WordingForm {
    static func download(_ visit: Visit) async throws -> Reply {
        let form = try await visit.perform(try await visit.input(ReadWordingForm.self))
        let rows = form.places.flatMap { place in Language.allCases.map { [place, $0.rawValue, ""] } }
        let bytes = CSVWriter.bytes(header: ["place", "language", "text"], rows: rows)
        return .file(bytes, type: "text/csv; charset=utf-8", name: "\(form.template)-wording.csv")
    }
}
