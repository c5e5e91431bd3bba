import Access
import Care
import SchoolWorkRules
import Storage

extension Session {
    /// What is written about lessons, meetings and cases names no pupil and no colleague of the roster.
    /// The roster is held as keyed marks, so that nothing is opened for it.
    /// - Throws: `SchoolWorkProblem.namesSomebody`, which says the field and never the name.
    func refuseNames(in text: String, _ field: String, of school: School) throws {
        let marks = Set(
            try rows(
                """
                SELECT name_index FROM published_member_mark WHERE house = \(school.code)
                \(unscoped: "the school itself was found within the scope, and a mark tells nothing")
                """
            ).map { try $0("name_index", as: String.self) })
        guard !marks.isEmpty else { return }
        for name in SpokenNames.possible(in: text) {
            // As `MemberMarks` in Rosters keeps them.
            guard !fingerprints(of: name, for: "member name").contains(where: marks.contains) else {
                throw SchoolWorkProblem.namesSomebody(field: field)
            }
        }
    }
}
