import Access
import Consents
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
                    raisedBy: flag.raisedBy)
            }
        }
        when.atOnce(when: CallBackAsked.self) { asked in
            KeepCallBack(sheet: asked.sheet, wanted: asked.wanted, name: asked.name, phone: asked.phone)
        }
        // What was answered under a consent goes with it, in the same moment in which it is taken back.
        when.atOnce(when: ConsentWithdrawn.self) { StopSitting(participant: $0.participant) }
        return when
    }()
}
