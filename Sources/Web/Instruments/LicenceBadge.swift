import Access
import Instruments

extension Visit {
    /// How much waits for an administrator of scales: licences to renew and loads to decide on.
    ///
    /// Asked once for each staff page of theirs, after the page itself. A count that cannot be read hides the badge
    /// and never the page.
    func licenceWork(for reply: Reply) async -> Int? {
        guard case .page(let page) = reply.body, page.frame == .staff, holds(.loadInstruments),
            let work = try? await perform(CountLicenceWork())
        else { return nil }
        return work.due + work.waiting
    }
}
