import Access
import Warnings

extension Visit {
    /// How many alerts wait, for the badge in the rail; `nil` for whoever does not watch alerts.
    func waitingAlerts() async throws -> Int? {
        holds(.watchAlerts) ? try await perform(CountAlerts()).waiting : nil
    }
}
