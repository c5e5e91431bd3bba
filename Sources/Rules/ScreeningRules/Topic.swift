public import Care

/// What a person chooses by plain words before any scale is named.
public enum Topic: String, Sendable, Codable, CaseIterable {
    case mood, worry, wellbeing

    /// "My mood".
    public var name: Phrase { Phrase("screenings.topic.\(rawValue)") }

    /// Four small things that help now.
    public var tips: [Phrase] { (1...4).map { Phrase("screenings.tip.\(rawValue).\($0)") } }
}
