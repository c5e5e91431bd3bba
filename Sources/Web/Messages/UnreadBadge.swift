import Messages

extension Visit {
    /// How many of one's own messages wait, for the badge in the rail. A count that cannot be read hides the badge and
    /// never the page.
    func unreadMessages(for reply: Reply) async -> Int? {
        guard case .page(let page) = reply.body, page.frame == .staff, isSignedIn else { return nil }
        return try? await perform(CountMessages()).unread
    }
}
