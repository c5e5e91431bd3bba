public import Access

/// **Instruments** keeps the library of scales: what ships with the platform, and what an institution has brought
/// under its own licence, with who loaded it, who approved it and how long it may be used.
public enum InstrumentsContents {
    public static let useCases: [any UseCase.Type] = []
}
