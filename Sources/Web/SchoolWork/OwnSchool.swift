import Access

extension Visit {
    /// Whether whoever looks belongs to a school: an official of a place chooses among schools, also where there is
    /// one.
    var hasOneSchool: Bool {
        !caller.posts.contains { $0.unit == nil && $0.permissions.contains(.seeSchoolWork) }
    }
}
