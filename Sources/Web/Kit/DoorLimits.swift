import Access
import Accounts
import Care
import Screenings

/// How often one address may try, in a minute. Saving answers is not limited: behind one school's address sit a
/// thousand pupils, and an answer that is refused is an answer lost.
extension Door {
    private static let perMinute: [String: Int] = [
        SignIn.name: 30,
        // Each hashes a password before anything else is known of who asks.
        UseLink.name: 30,
        // A code has 40 bits: at this pace a guess at one of a million open sheets takes a month.
        ResumeSheet.name: 20,
        StartSheet.name: 600,
        SubmitSheet.name: 60_000,
    ]

    /// A demo is visited from one address only, by people and by test browsers.
    private static let demoFactor = 20

    /// - Throws: `OutsideProblem` of the kind `tooMany`.
    func admit(_ useCase: String?, from address: String) throws {
        guard let useCase, let limit = Self.perMinute[useCase] else { return }
        let factor = house.demoPeople == nil ? 1 : Self.demoFactor
        guard limiter.admits("\(useCase) \(address)", perMinute: limit * factor, at: house.office.now) else {
            throw OutsideProblem(.tooMany(retryAfterSeconds: 60), Phrase("problem.tooMany"))
        }
    }
}
