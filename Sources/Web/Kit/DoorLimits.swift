import Access
import Accounts
import Care
import Consents
import Interviews
import Rights
import Screenings

/// How often one address may try, in a minute. Saving answers is not limited: behind one school's address sit a
/// thousand pupils, and an answer that is refused is an answer lost.
extension Door {
    private static let perMinute: [String: Int] = [
        SignIn.name: 30,
        // Whoever holds a link may have a password hashed.
        UseLink.name: 30,
        // A code has 40 bits: at this pace a guess at one of a million open sheets takes a month.
        ResumeSheet.name: 20,
        OpenHistory.name: 20,
        AddToHistory.name: 20,
        StartSheet.name: 600,
        // A school of 3,000 behind one address begins with the bell.
        BeginSitting.name: 3_000,
        ReadOwnReport.name: 3_000,
        ReadOwnConsent.name: 3_000,
        GiveOwnConsent.name: 3_000,
        DeclineOwnConsent.name: 3_000,
        WithdrawOwnConsent.name: 3_000,
        AnswerSharingForOneself.name: 3_000,
        AskAboutOneself.name: 600,
        AskAboutChild.name: 600,
        ReadOwnRequest.name: 600,
        OpenOwnFile.name: 600,
        SubmitSheet.name: 60_000,
    ]

    /// Wrong personal codes from one address in a minute, before all wait for the next one: every pupil of a class may
    /// have one slip of the pen. At this pace a guess at one of 100,000 open codes of 40 bits takes four months.
    ///
    /// Behind one school's address begin three thousand at the bell, and one child in fifty who mistypes must not shut
    /// out all others: each code that begins its sitting in the same minute is good for one slip more, and only once:
    /// who takes a consent back and agrees again begins anew, as often as they like.
    private static let wrongCodesPerMinute = 60

    private func mayMistype(from address: String, _ factor: Int) -> Bool {
        let now = house.office.now
        let most = Self.wrongCodesPerMinute * factor + begunSittings.count(address, at: now)
        return wrongCodes.count(address, at: now) < most
    }

    /// - Parameter code: a mark of it.
    func noteBegun(by code: String, from address: String) {
        let now = house.office.now
        guard begunSittings.admits("\(address) \(code)", perMinute: 1, at: now) else { return }
        _ = begunSittings.admits(address, perMinute: .max, at: now)
    }

    static func isWrongCode(_ error: any Error) -> Bool {
        error as? SittingProblem == .noSuchCode || error as? InterviewError == .noSuchCode
            || error as? ConsentError == .noSuchCode || error as? RightsProblem == .noSuchCode
    }

    /// Everything that a personal code opens: whoever guesses at one waits at all of them.
    static let openedByCode: Set<String> = [
        BeginSitting.name, ReadOwnReport.name, ReadOwnConsent.name, GiveOwnConsent.name, DeclineOwnConsent.name,
        WithdrawOwnConsent.name, AnswerSharingForOneself.name, AskAboutOneself.name, OpenOwnFile.name,
    ]

    func noteWrongCode(from address: String) {
        _ = wrongCodes.admits(address, perMinute: Self.wrongCodesPerMinute, at: house.office.now)
    }

    /// A demo is visited from one address only, by people and by test browsers.
    static let demoFactor = 20

    /// What a wrong code slows down, for the address it came from.
    private static let guessable: Set<String> = [
        OpenHistory.name, AddToHistory.name, ReadGuardianLink.name, GiveGuardianConsent.name,
        DeclineGuardianConsent.name, WithdrawGuardianConsent.name, AnswerSharingAsGuardian.name, AskAboutChild.name,
        ReadOwnRequest.name, OpenOwnFile.name,
    ]

    /// Whether somebody may be asked to wait before trying again.
    static func isLimited(_ useCase: String) -> Bool { perMinute[useCase] != nil || guessable.contains(useCase) }

    /// A code that is well formed and opens nothing. A slip is none: its check symbol gives it away. A guardian's link
    /// is scanned and never typed, so one that opens nothing is a guess; one that is over is not.
    static func isWrongGuess(_ error: any Error) -> Bool {
        if let problem = error as? RightsProblem { return [.noSuchLink, .noSuchReceipt].contains(problem) }
        return error as? ScreeningError == .noSuchHistory || error as? ConsentError == .noSuchLink
    }

    /// - Throws: `OutsideProblem` of the kind `tooMany`.
    func admit(_ useCase: String?, from address: String) throws {
        if let useCase, Self.guessable.contains(useCase) {
            let wait = guesses.secondsToWait(for: address, at: house.office.now)
            guard wait == 0 else {
                throw OutsideProblem(.tooMany(retryAfterSeconds: wait), Phrase("problem.tooMany"))
            }
        }
        guard let useCase, let limit = Self.perMinute[useCase] else { return }
        let factor = house.demoPeople == nil ? 1 : Self.demoFactor
        let isGuessing = Self.openedByCode.contains(useCase) && !mayMistype(from: address, factor)
        guard !isGuessing else { throw OutsideProblem(.tooMany(retryAfterSeconds: 60), Phrase("problem.tooMany")) }
        guard limiter.admits("\(useCase) \(address)", perMinute: limit * factor, at: house.office.now) else {
            throw OutsideProblem(.tooMany(retryAfterSeconds: 60), Phrase("problem.tooMany"))
        }
    }
}
