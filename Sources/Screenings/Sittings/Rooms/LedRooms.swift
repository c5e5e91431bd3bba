import Access
import Care
import Storage

extension Session {
    /// Which rooms `r` the caller leads: all of the own school, or one that was handed to the caller for today. This is
    /// the one place that says so.
    ///
    /// A room that was handed over ends with its sitting: closing it takes it back, and so do the end of the day and of
    /// the campaign, and whoever leaves the school has no room there.
    var ledRooms: SQL {
        """
        (\(scope, region: "r.region", unit: "r.house") OR (
            \(scope, owner: "r.led_by") AND r.led_on = \(today)
            AND EXISTS (
                SELECT 1 FROM published_campaign c
                WHERE c.id = r.campaign AND c.state IN ('approved', 'open') AND c.closes_at > \(now))
            AND EXISTS (
                SELECT 1 FROM published_post q JOIN published_unit v ON v.code = q.unit
                WHERE q.account = r.led_by AND v.house = r.house AND \(mayBeAsked))))
        """
    }

    /// Whether by the post `q` somebody may be asked to lead room `r`. Not in front of the own class: a class teacher
    /// does not watch over its answers (rulebook G.2.3).
    var mayBeAsked: SQL {
        """
        q.role IN \(list: Room.helpingRoles) AND q.from_day <= \(today)
            AND (q.until_day IS NULL OR q.until_day >= \(today))
            AND (r.unit = r.house OR NOT EXISTS (
                SELECT 1 FROM published_post w WHERE w.account = q.account AND w.unit = r.unit))
        """
    }
}

extension Room {
    /// Who can be asked: whoever leads rooms only where one was handed over.
    static var helpingRoles: [Role] {
        Role.allCases.filter {
            $0.permissions.contains(.leadRooms) && !$0.permissions.contains(.proctorSittings)
        }
    }
}
