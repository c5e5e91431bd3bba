/// A query about something public that seldom changes: the office keeps its answers until its topic is touched.
///
/// Only for what is the same for everybody, follows from the input and the tables of the topic alone, not from the day,
/// and names nobody. Every command that changes those tables touches the topic.
public protocol KeptQuery: Query, Hashable where Outcome: Sendable {
    /// What the commands touch that change the answer; see `Session.touch`.
    static var topic: String { get }

    /// Whether so many ask the same that the answer is worth its room.
    var isWorthKeeping: Bool { get }
}
