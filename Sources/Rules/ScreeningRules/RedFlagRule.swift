/// One answer that a person must look at, whatever the total.
public struct RedFlagRule: Hashable, Sendable {
    /// The rank of a flag whose file names none: yellow. Source: issue 2 §5; rulebook C.2.
    public static let unranked = 2

    public let linkId: String
    /// Points; the flag is raised from this weight on.
    public let weightAtLeast: Int
    /// 0 none, 1 green, 2 yellow, 3 red, 4 imminent.
    public let rank: Int
    /// Hours within which somebody should have spoken with the person.
    public let clarifyWithinHours: Int?
    public let source: String
}
