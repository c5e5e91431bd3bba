/// The languages in which the platform speaks. Simplified Chinese is the reference.
public enum Language: String, Sendable, Codable, CaseIterable {
    case zhHans = "zh-Hans"
    case en
}
