import Access
import Campaigns
import Care
import Consents
import InterviewRules
import Interviews
import Messages
import Protection
import Reports
import Retention
import Rights
import Rosters
import Screenings
import WarningRules
import Warnings

extension Reactions {
    /// When this, then these. The one page where subjects meet.
    static let house: Reactions = {
        var when = Reactions()
        // The exception that must not wait: the alert exists before the answer is acknowledged.
        when.atOnce(when: RedFlagSeen.self) { flag in
            Severity(flagRank: flag.rank).map { severity in
                RaiseAlert(
                    sheet: flag.sheet, region: flag.region, unit: flag.unit, severity: severity,
                    basis: AlertBasis(
                        questionnaire: flag.questionnaire, version: flag.version, number: flag.number, item: flag.item,
                        option: flag.option, ageGroup: flag.ageGroup),
                    raisedBy: flag.raisedBy, answeredAt: flag.answeredAt)
            }
        }
        // Moments later, so that no answer waits for an inbox; the alert itself is there already.
        when.soon(when: AlertRaised.self) { raised in
            WriteMessages(
                note: MessageNote(
                    kind: .alert, cause: raised.cause, titles: [:], region: raised.region, unit: raised.unit,
                    path: "/alerts/\(raised.alert)"),
                accounts: raised.accounts)
        }
        // A report of harm needs its second person; that there is one is told at once, and nothing of whom it is about.
        when.atOnce(when: HarmReported.self) { harm in
            WriteMessages(
                note: MessageNote(
                    kind: harm.isLate ? .harmLate : .harmReport, cause: harm.cause, titles: [:], region: harm.region,
                    unit: harm.unit, path: "/protection/\(harm.report)"),
                accounts: harm.accounts)
        }
        // That nobody has talked with somebody in time, followed them up on their way, or told whom a level names.
        when.atOnce(when: CareLate.self) { WriteMessages(note: MessageNote($0), accounts: $0.accounts) }
        // That a talk has found somebody in acute danger, for those who answer for unit and county; never who.
        when.atOnce(when: ImminentCare.self) { imminent in
            WriteMessages(
                note: MessageNote(
                    kind: .careImminent, cause: imminent.cause, titles: imminent.titles, region: imminent.region,
                    unit: imminent.unit,
                    path: imminent.circle == .head && imminent.unit != nil ? "/people" : "/duty", count: 1),
                accounts: imminent.accounts)
        }
        // That the looks of a month can be read; of who has looked and whose file it was nothing is told.
        when.atOnce(when: LooksToRead.self) { looks in
            WriteMessages(
                note: MessageNote(
                    kind: .looksToRead, cause: looks.cause, titles: [:], region: looks.region, unit: nil,
                    path: "/care-looks?month=\(looks.month)"),
                accounts: looks.accounts)
        }
        // That offence records of a unit's staff have to be queried; of whom, nothing.
        when.atOnce(when: StaffChecksDue.self) { due in
            WriteMessages(
                note: MessageNote(
                    kind: .staffChecks, cause: due.cause, titles: [:], region: due.region, unit: due.unit,
                    path: "/staff-checks"),
                accounts: due.accounts)
        }
        // That somebody who is not to be employed still has account and post; who, is not told.
        when.atOnce(when: StaffHindranceStands.self) { standing in
            WriteMessages(
                note: MessageNote(
                    kind: .staffHindrance, cause: standing.cause, titles: [:], region: standing.region,
                    unit: standing.unit, path: "/staff-checks"),
                accounts: standing.accounts)
        }
        // That an archive comes from another school, was answered or waits too long; of whom, nothing.
        when.atOnce(when: TransferTold.self) { told -> (any UseCase)? in
            let kind: MessageKind = switch told.news {
            case .arrives: .transferArrives
            case .answered: .transferAnswered
            case .late: .transferLate
            }
            return WriteMessages(
                note: MessageNote(
                    kind: kind, cause: told.cause, titles: [:], region: told.region, unit: nil,
                    path: "/transfers/\(told.transfer)"),
                accounts: told.accounts)
        }
        when.atOnce(when: CallBackAsked.self) { asked in
            KeepCallBack(sheet: asked.sheet, wanted: asked.wanted, name: asked.name, phone: asked.phone)
        }
        // What was answered under a consent goes with it, in the same moment in which it is taken back.
        when.atOnce(when: ConsentWithdrawn.self) { StopSitting(participant: $0.participant) }
        // Whose class is changed waits for the proctor of the new one, and is seen there.
        when.atOnce(when: ParticipantMoved.self) { TakeSeatAlong(participant: $0.participant) }
        // Whom somebody has to talk with. Who has shown a red flag is noted with the answer itself: a consent that is
        // taken back in the next moment deletes the answers, and nobody would know any more whose alert it is.
        when.atOnce(when: RedFlagSeen.self) { FindFlagged(sheet: $0.sheet) }
        when.atOnce(when: SittingsHandedIn.self) { FindPositives(sittings: $0.sittings) }
        // Whoever has answered and never handed in is found all the same.
        when.soon(when: CampaignClosed.self) { CompleteLeftSittings(campaign: $0.campaign) }
        when.atOnce(when: SittingsLeft.self) { FindPositives(sittings: $0.sittings) }
        when.atOnce(when: SittingsLeft.self) { BringBackFirst(sittings: $0.sittings) }
        // Who is asked again may sit down once more, and may no more where somebody thinks better of it.
        when.atOnce(when: RetestDecided.self) { decided -> (any UseCase)? in
            guard decided.isAgain else { return CallOffAgain(participant: decided.participant) }
            return InviteAgain(participant: decided.participant, from: decided.from, until: decided.until)
        }
        // Behind `StopSitting`, which holds the sitting: whoever is just looking through it is waited for.
        when.atOnce(when: ConsentWithdrawn.self) { ForgetFinding(participant: $0.participant) }
        // What a guardian has taken back while they were the danger counts as soon as they are not.
        when.atOnce(when: GuardianSafe.self) { CarryOutHeldWithdrawals(member: $0.member) }
        when.atOnce(when: GuardianSafe.self) { _ in CarryOutHeldErasures() }
        when.atOnce(when: NotBegunReminded.self) { reminded in
            WriteMessages(
                note: MessageNote(
                    kind: .notBegun, cause: "not begun \(reminded.campaign)", titles: reminded.titles,
                    region: reminded.region, unit: reminded.unit, path: "/campaigns/\(reminded.campaign)/progress"),
                phones: reminded.recipients.map { PhoneRecipient(participant: $0.participant, member: $0.member) })
        }
        when.atOnce(when: NotBegunCounted.self) { counted in
            WriteMessages(
                note: MessageNote(
                    kind: .notBegunHere, cause: counted.cause, titles: counted.titles, region: counted.region,
                    unit: counted.unit, path: "/campaigns/\(counted.campaign)/progress", count: counted.count,
                    at: counted.closesAt),
                accounts: counted.accounts)
        }
        // Met at the door: whether they can take part is for the campaign to say, and if they cannot, nothing is kept.
        when.atOnce(when: ResidentMet.self) {
            EnrolResident(campaign: ID($0.campaign), member: $0.member, hasGuardian: $0.hasGuardian)
        }
        // What two people have agreed to delete goes the way of a consent that is taken back: answers, keys, what hangs
        // on them. A red flag and what was talked about are the archive's, and stay until its term is over.
        when.atOnce(when: ErasureAgreed.self) { StopSitting(participant: $0.participant) }
        when.atOnce(when: ErasureAgreed.self) { ForgetFinding(participant: $0.participant) }
        when.atOnce(when: ErasureAgreed.self) { ForgetCareTags(participant: $0.participant) }
        when.atOnce(when: ErasureAgreed.self) { agreed -> (any UseCase)? in
            agreed.proof.map { proof in
                CertifyErasure(
                    request: proof.request, participant: agreed.participant, campaign: proof.campaign,
                    region: proof.region, first: proof.first, second: proof.second)
            }
        }
        when.forget()
        return when
    }()
}

extension Reactions {
    /// Each subject deletes what is its own, and says how much it was; all of it within one block's transaction.
    fileprivate mutating func forget() {
        atOnce(when: DeletionProposed.self) { proposed in
            WriteMessages(
                note: MessageNote(
                    kind: .deletionWaits, cause: "deletion \(proposed.list)", titles: proposed.titles,
                    region: proposed.region, unit: proposed.unit, path: "/retention"),
                accounts: proposed.accounts)
        }
        atOnce(when: DeletionStep.self) { step in
            let list = step.list.rawValue
            return switch step.part {
            case .sittings: ForgetSittings(list: list, campaign: step.campaign)
            case .codes: ForgetCodes(list: list, campaign: step.campaign)
            case .links: ForgetLinks(list: list, campaign: step.campaign)
            case .messages: ForgetCampaignMessages(list: list, campaign: step.campaign)
            case .aftercare: ForgetAftercare(list: list, campaign: step.campaign)
            case .counts: ForgetCounts(list: list, campaign: step.campaign)
            case .consents: ForgetConsents(list: list, campaign: step.campaign)
            case .participants: ForgetParticipants(list: list, campaign: step.campaign)
            case .notes: ForgetAlertNotes(list: list, campaign: step.campaign)
            case .flagged: ForgetFlagged(list: list, campaign: step.campaign)
            case .archive: ForgetArchive(list: list, campaign: step.campaign)
            }
        }
        // Behind the invitations: whose name was given for one campaign alone goes with it.
        atOnce(when: DeletionStep.self) { step -> (any UseCase)? in
            guard step.part == .participants else { return nil }
            return ForgetMetAtDoor(campaign: step.campaign)
        }
        atOnce(when: BlockForgotten.self) {
            NoteForgotten(list: ID($0.list), part: $0.part, count: $0.count, isDone: $0.isDone)
        }
    }
}

extension MessageNote {
    /// Who opens no list of people is led to those who could help.
    fileprivate init(_ late: CareLate) {
        let isNear = late.circle == .keeper
        let list = late.matter == .visit ? "/care/visits" : "/care"
        let above = late.circle == .head && late.unit != nil ? "/people" : "/duty"
        let kinds: (near: MessageKind, far: MessageKind) = switch late.matter {
        case .talk: (.talkLate, .talkLateAbove)
        case .visit: (.visitLate, .visitLateAbove)
        case .errand: (.errandLate, .errandLateAbove)
        case .followUp: (.followUpLate, .followUpLateAbove)
        }
        self.init(
            kind: isNear ? kinds.near : kinds.far, cause: late.cause, titles: late.titles, region: late.region,
            unit: late.unit, path: isNear ? list : above, count: late.count)
    }
}
