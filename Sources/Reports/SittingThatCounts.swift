import Care
import Storage

extension SQL {
    /// The sitting by which somebody is counted: of two the one that was handed in last. Who has begun a second one and
    /// not handed it in is told by the first, red flag and all; nobody falls out in between (decision 0031).
    ///
    /// - Parameter person: the participant's identifier, as a column of the statement around.
    static func sittingThatCounts(of person: SQL, until moment: Moment) -> SQL {
        """
        COALESCE(
            (SELECT t.id FROM published_sitting t WHERE t.participant = \(person) AND t.finished_at <= \(moment)),
            (SELECT a.id FROM published_set_aside a WHERE a.participant = \(person) AND a.finished_at <= \(moment)
                ORDER BY a.finished_at DESC LIMIT 1))
        """
    }
}
