import Access
import Care
import SchoolWork
import SchoolWorkRules

/// The teachers of a school with their part of a post, and the members of the teachers' group.
struct TeamPeople {
    let page: SchoolTeamPage

    private var found: ReadSchoolTeam.Outcome { page.found }

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="teachers"><h2 id="teachers">\(say: "schoolwork.team.teachers")</h2>
        \(found.teachers.isEmpty ? "<p>\(say: "schoolwork.team.noTeacher")</p>" : teachers(visit))\
        \(if: visit.holds(.keepSchoolWork), newTeacher(visit))</section>
        <section class="card" aria-labelledby="group"><h2 id="group">\(say: "schoolwork.team.group")</h2>
        \(found.members.isEmpty ? "<p>\(say: "schoolwork.team.noMember")</p>" : members(visit))\
        \(if: visit.holds(.keepSchoolWork), newMember(visit))</section>

        """
    }

    private func teachers(_ visit: Visit) -> HTML {
        let posts = found.teachers.reduce(0) { $0 + $1.percent }
        let lines: [HTML] = found.teachers.map { teacher in
            """
            <li><span>\(teacher.name)<br><span class="small">\(say: teacher.time.phrase) · \
            \(say: "schoolwork.team.part", ["posts": Visit.posts(teacher.percent)]) · \
            \(say: "schoolwork.team.since", ["day": visit.date(teacher.since)])</span></span>\
            \(end(.endTeacher, "teacher", teacher.id.rawValue, teacher.name, visit))</li>

            """
        }
        return """
            <p>\(say: "schoolwork.team.sum", [
                "count": "\(found.teachers.count)", "posts": Visit.posts(posts),
            ])</p><ul class="tally">\(each: lines)</ul>
            """
    }

    private func members(_ visit: Visit) -> HTML {
        let lines: [HTML] = found.members.map { member in
            """
            <li><span>\(member.name)<br><span class="small">\(say: member.role.phrase)</span></span>\
            \(end(.endMember, "member", member.id.rawValue, member.name, visit))</li>

            """
        }
        return "<ul class=\"tally\">\(each: lines)</ul>"
    }

    private func end(_ step: TeamStep, _ field: String, _ id: String, _ name: String, _ visit: Visit) -> HTML {
        guard visit.holds(.keepSchoolWork) else { return .empty }
        return """
            <form method="post" action="\(page.path)/\(step.rawValue)">\(Form.token(visit))\(Form.hidden(field, id))
            <button class="btn small plain" aria-label="\(say: "schoolwork.team.endThis", ["name": name])">\
            \(say: "schoolwork.team.end")</button></form>
            """
    }

    private func newTeacher(_ visit: Visit) -> HTML {
        let fields = page.fields(.teacher, ["since": visit.now.day.description], visit)
        return """
            <details class="no-print"\(if: page.step == .teacher, " open")>\
            <summary>\(say: "schoolwork.team.newTeacher")</summary>
            <form method="post" action="\(page.path)/teacher">\(Form.token(visit))
            \(fields.line("name", Phrase("schoolwork.field.name"), most: AddSchoolTeacher.longestName))
            \(fields.choices("time", Phrase("schoolwork.field.time"),
                TeachingTime.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
            \(fields.line("percent", Phrase("schoolwork.field.percent"), hint: Phrase("schoolwork.field.percentHint"),
                most: 2, isRequired: false))
            \(fields.day("since", Phrase("schoolwork.field.since"), to: visit.now.day))
            <button class="btn small">\(say: "schoolwork.team.keepTeacher")</button></form></details>
            """
    }

    private func newMember(_ visit: Visit) -> HTML {
        let fields = page.fields(.member, [:], visit)
        return """
            <details class="no-print"\(if: page.step == .member, " open")>\
            <summary>\(say: "schoolwork.team.newMember")</summary>
            <form method="post" action="\(page.path)/member">\(Form.token(visit))
            \(fields.line("name", Phrase("schoolwork.field.name"), most: AddSchoolTeacher.longestName))
            \(fields.choices("role", Phrase("schoolwork.field.role"),
                GroupRole.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
            <button class="btn small">\(say: "schoolwork.team.keepMember")</button></form></details>
            """
    }
}

extension TeachingTime {
    var phrase: Phrase { Phrase("schoolwork.time.\(rawValue)") }
}

extension GroupRole {
    var phrase: Phrase { Phrase("schoolwork.role.\(rawValue)") }
}

extension MeetingKind {
    var phrase: Phrase { Phrase("schoolwork.meeting.\(rawValue)") }
}
