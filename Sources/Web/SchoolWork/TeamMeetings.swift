import Access
import Care
import SchoolWork
import SchoolWorkRules

/// The meetings of the teachers' group. Cases are told so that nobody knows who it is.
struct TeamMeetings {
    let page: SchoolTeamPage

    func html(_ visit: Visit) -> HTML {
        let meetings = page.found.meetings
        return """
            <section class="card" aria-labelledby="meetings"><h2 id="meetings">\(say: "schoolwork.team.meetings")</h2>
            \(if: meetings.isEmpty, "<p>\(say: "schoolwork.team.noMeeting")</p>")\
            <ul class="tally">\(each: meetings.map { line($0, visit) })</ul>\
            \(if: visit.holds(.keepSchoolWork), newMeeting(visit))</section>

            """
    }

    private func line(_ meeting: GroupMeeting, _ visit: Visit) -> HTML {
        """
        <li><span>\(meeting.topic)<br><span class="small">\(visit.date(meeting.heldOn)) · \(say: meeting.kind.phrase)\
        </span>\(if: meeting.summary != nil, "<br>\(meeting.summary ?? "")")</span>
        <span class="count">\(say: "schoolwork.team.attended", ["count": "\(meeting.attended)"])</span></li>

        """
    }

    private func newMeeting(_ visit: Visit) -> HTML {
        let fields = page.fields(.meeting, ["heldOn": visit.now.day.description], visit)
        return """
            <details class="no-print"\(if: page.step == .meeting, " open")>\
            <summary>\(say: "schoolwork.team.newMeeting")</summary>
            <p>\(say: "schoolwork.team.nobody")</p>
            <form method="post" action="\(page.path)/meeting">\(Form.token(visit))\(Form.request(visit))
            \(fields.day("heldOn", Phrase("schoolwork.field.meetingDay"), to: visit.now.day))
            \(fields.choices("kind", Phrase("schoolwork.field.kind"),
                MeetingKind.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
            \(fields.line("topic", Phrase("schoolwork.field.topic"), most: RecordLessons.longestTopic))
            \(fields.line("attended", Phrase("schoolwork.field.attended"), most: 3))
            \(fields.area("summary", Phrase("schoolwork.field.summary"),
                hint: Phrase("schoolwork.field.summaryHint"), most: RecordMeeting.longestSummary))
            <button class="btn small">\(say: "schoolwork.team.keepMeeting")</button></form></details>
            """
    }
}
