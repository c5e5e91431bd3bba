import Access
import Care
import Interviews
import Rosters

/// The archive of a pupil who changes schools, on both sides of its way.
enum TransferRoutes {
    static func add(to routes: inout Routes) {
        let form = "care/findings/{finding}/transfer"
        routes.page(form, twin: PreviewTransfer.self) { visit in try await TransferFormPage.show(visit, problem: nil) }
        routes.post(form, SendTransfer.self, onProblem: TransferFormPage.again) { sent, _ in
            .go("/transfers/\(sent.transfer.rawValue)")
        }
        routes.page("transfers", twin: ListTransfers.self, TransfersPage.show)
        let transfer = "transfers/{transfer}"
        routes.page(transfer, twin: ReadTransfer.self) { visit in
            .page(try await TransferPage.find(visit).page(for: visit))
        }
        routes.page("\(transfer)/archive", twin: ReadReceivedArchive.self, ReceivedArchivePage.show)
        step(.acknowledge, AcknowledgeTransfer.self, &routes)
        step(.giveBack, ReturnTransfer.self, &routes)
        step(.takeBack, TakeBackTransfer.self, &routes)
        // Each has its own line in the log, and what is opened or looked for stands in no address.
        routes.form("\(transfer)/who", twin: OpenTransferred.self) { visit in
            .page(try await TransferPage.opened(visit).page(for: visit))
        }
        routes.form("\(transfer)/find") { visit in try await TransferPage.searched(visit) }
        for step in ["who", "find"] + TransferStepName.allCases.map(\.rawValue) {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(transfer)/\(step)") { visit in .go(try visit.transferPath) }
        }
    }

    private static func step<Step: UseCase>(_ step: TransferStepName, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post(
            "transfers/{transfer}/\(step.rawValue)", useCase,
            onProblem: { problem, visit in try await TransferPage.again(step, problem, visit) },
            { _, visit in .go(try visit.transferPath) })
    }
}

/// The steps of a transfer that are forms on one page.
enum TransferStepName: String, CaseIterable {
    case acknowledge
    case giveBack = "return"
    case takeBack = "take-back"
}

extension Visit {
    /// The page of the transfer in the address.
    var transferPath: String { get throws { "/transfers/\(try addressPart("transfer"))" } }
}
