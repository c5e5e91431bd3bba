/// One answer that a person must look at, whatever the total.
public struct RedFlagRule: Hashable, Sendable {
    /// The rank of a flag whose file names none: yellow. Source: issue 2 §5; rulebook C.2.
    public static let unranked = 2

    public let linkId: String
    /// Points as chosen, before any turning round; the flag is raised from this weight on.
    /// `nil` where answers are named.
    public let weightAtLeast: Int?
    /// The codes of the answers that raise the flag, where they are named one by one.
    public let options: Set<String>
    /// 0 none, 1 green, 2 yellow, 3 red, 4 imminent.
    public let rank: Int
    /// Hours within which somebody should have spoken with the person.
    public let clarifyWithinHours: Int?
    public let source: String

    func isRaised(by option: AnswerOption) -> Bool {
        guard let weightAtLeast else { return options.contains(option.code) }
        return option.weight.map { $0 >= weightAtLeast } ?? false
    }
}
