import Access
import Care
import Imports

/// The doors of one kind of list: template, upload, preview, confirmation, progress, and what must be mended.
struct ImportDoors<Kind: ImportKind>: Sendable {
    /// Where they lie, such as `units/import`.
    let path: String
    /// What its maker does after it was carried out, as a last part of the list's address; mostly nothing.
    var sequel: String?

    func add(to routes: inout Routes) {
        let path = path
        routes.get(path, ReadImportForm<Kind>.self) { form, visit in
            .page(ImportStartPage(form: form, path: path).page(for: visit))
        }
        routes.get("\(path)/template", ReadImportForm<Kind>.self) { form, visit in
            try ImportFile(format: visit.fields["format"]).template(form, visit)
        }
        routes.post(path, PreviewImport<Kind>.self, onProblem: { try await startAgain($0, $1) }) { draft, _ in
            .go("/\(path)/\(draft.id)")
        }
        addDraft(to: &routes)
    }

    private func addDraft(to routes: inout Routes) {
        let (path, sequel) = (path, sequel)
        routes.get("\(path)/{draft}", ReadImport<Kind>.self) { found, visit in
            ImportPage(found: found, path: path, sequel: sequel, now: visit.now).reply(visit)
        }
        routes.get("\(path)/{draft}/rest", ReadImportRest<Kind>.self) { rest, visit in
            try ImportFile(format: visit.fields["format"]).rest(rest.header, rest.rows, rest.form, visit)
        }
        routes.post("\(path)/{draft}/confirm", ConfirmImport<Kind>.self) { draft, _ in .go("/\(path)/\(draft.id)") }
        routes.post("\(path)/{draft}/resume", ResumeImport<Kind>.self) { draft, _ in .go("/\(path)/\(draft.id)") }
        routes.post("\(path)/{draft}/discard", DiscardImport<Kind>.self) { _, _ in .go("/\(path)") }
    }

    /// The same page with what is wrong with the file. Whoever may not import at all sees only that.
    private func startAgain(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        switch problem.kind {
        case .invalid, .tooLarge: break
        default: return nil
        }
        let form = try await visit.perform(ReadImportForm<Kind>())
        let fault = visit.fields.uploads["file"] == nil ? Phrase("imports.noFile") : problem.phrase
        let page = ImportStartPage(form: form, path: path, fault: fault)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }
}
