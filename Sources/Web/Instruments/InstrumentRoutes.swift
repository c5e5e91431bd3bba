import Access
import Instruments

/// The library of scales: to look, to try, to bring, to approve, and the ledger of licences.
enum InstrumentRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("instruments", twin: ListInstruments.self, LibraryPage.show)
        routes.page("instruments/{instrument}", twin: ReadInstrument.self, ScalePage.show)
        routes.page("instruments/{instrument}/try", twin: ReadInstrument.self) { visit in
            .page(try await TryPage.find(visit).page(for: visit))
        }
        routes.post("instruments/{instrument}/try", TryInstrument.self, onProblem: TryPage.again) { outcome, visit in
            .page(try await TryPage.find(visit, outcome: outcome).page(for: visit))
        }
        routes.post("instruments/{instrument}/withdraw", WithdrawVersion.self, onProblem: ScalePage.again) { _, visit in
            .go(try visit.instrumentPath)
        }
        loading(&routes)
        approving(&routes)
        ledger(&routes)
        return routes.list
    }()

    private static func loading(_ routes: inout Routes) {
        routes.page("instruments/load", twin: ListInstruments.self, ChooseTemplatePage.show)
        routes.page("instruments/load/{template}", twin: ReadWordingForm.self) { visit in
            .page(try await LoadPage.find(visit).page(for: visit))
        }
        routes.post("instruments/load/{template}", LoadInstrument.self, onProblem: LoadPage.again) { loaded, visit in
            .page(LoadedPage(loaded: loaded).page(for: visit))
        }
        routes.program(.get, "instruments/owners", FindOwners.self)
        routes.page("instruments/load/{template}/wording.csv", twin: ReadWordingForm.self, WordingForm.download)
    }

    private static func approving(_ routes: inout Routes) {
        routes.page("instruments/approvals", twin: ListLoads.self, ApprovalsPage.show)
        routes.get("instruments/approvals/{load}", ReadLoad.self) { load, visit in
            .page(try await ApprovalPage(load: load).page(for: visit))
        }
        let load = "instruments/approvals/{load}"
        routes.post("\(load)/approve", ApproveLoad.self, onProblem: ApprovalPage.again) { _, visit in
            .go(try visit.loadPath)
        }
        routes.post("\(load)/decline", DeclineLoad.self, onProblem: ApprovalPage.again) { _, visit in
            .go(try visit.loadPath)
        }
        routes.post("\(load)/proof", OpenProof.self) { proof, _ in
            .file(Array(proof.content), type: proof.kind.mediaType, name: "proof.\(proof.kind.rawValue)")
        }
        for step in ["approve", "decline", "proof"] {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(load)/\(step)") { visit in .go(try visit.loadPath) }
        }
    }

    private static func ledger(_ routes: inout Routes) {
        routes.page("licences", twin: ListLicences.self, LicencesPage.show)
        routes.program(.get, "licences/work", CountLicenceWork.self)
        routes.page("licences/{instrument}/renew", twin: ReadInstrument.self) { visit in
            .page(try await RenewPage.find(visit).page(for: visit))
        }
        routes.post("licences/{instrument}/renew", RenewLicence.self, onProblem: RenewPage.again) { loaded, visit in
            .page(LoadedPage(loaded: loaded).page(for: visit))
        }
    }
}

extension Visit {
    /// The address of the scale that this visit is about.
    /// - Throws: `Refusal.notFound` for what cannot be the name of a scale, and must not get into a header.
    var instrumentPath: String { get throws { "/instruments/\(try plainName("instrument"))" } }

    /// The address of the load that this visit is about.
    var loadPath: String { get throws { "/instruments/approvals/\(try plainName("load"))" } }

    private func plainName(_ field: String) throws -> String {
        let plain = Set("0123456789abcdefghijklmnopqrstuvwxyz-")
        guard let name = fields[field], name.allSatisfy(plain.contains) else { throw Refusal.notFound }
        return name
    }
}
