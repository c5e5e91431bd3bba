import Care
import HouseKit
import Interviews
import Protection
import ProtectionRules
import WarningRules

extension RaiseHarmReport {
    /// What a teacher writes who has seen something today.
    static func about(
        _ finding: ID<Finding>, at now: Moment, told: Bool = false, request: String = "first form"
    ) -> RaiseHarmReport {
        RaiseHarmReport(
            finding: finding.rawValue, harmed: .minor, situation: .violenceAtHome,
            who: Private("\(Marker.north) 小禾，五年级"), facts: Private("\(Marker.north) 手臂上有新旧伤痕"),
            foundOn: now.day, foundTime: ClockTime(minute: now.minuteOfDay) ?? ClockTime.example,
            authorities: told ? ["police": true, "education": true] : nil, toldOn: told ? now.day : nil,
            toldTime: told ? ClockTime(minute: now.minuteOfDay) : nil,
            number: told ? Private("\(Marker.north) 接警 0042") : nil, request: request)
    }
}
