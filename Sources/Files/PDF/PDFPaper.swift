public import Care

/// What is to be printed on A4: parts from top to bottom, in the order in which they are read.
///
/// A value, so that a page can be tested without a printer. `pdf()` sets it; the same value gives the same bytes.
public struct PDFPaper: Sendable, Equatable {
    /// Stands in the window of whoever reads it, and on no page.
    public var title: String
    /// Chinese, Japanese and Korean draw some characters differently: the language decides.
    public var language: Language
    /// What the file says of its own age. Not the clock's: two calls give the same bytes.
    public var made: Moment
    /// Small, above each page.
    public var header: String?
    /// Small, below each page, left of its number.
    public var footer: String?
    /// Across each page: who has taken it out, and when, so that a copy tells where it comes from.
    public var watermark: String?
    public var parts: [PDFPart]

    public init(
        title: String, language: Language, made: Moment, header: String? = nil, footer: String? = nil,
        watermark: String? = nil, parts: [PDFPart] = []
    ) {
        self.title = title
        self.language = language
        self.made = made
        self.header = header
        self.footer = footer
        self.watermark = watermark
        self.parts = parts
    }

    /// The whole file, with its fonts in it. Slow, some milliseconds a page: belongs into `prepared(in:)` or on the
    /// page's side of a use case, never into a transaction.
    /// - Throws: `PDFFault`.
    public func pdf() throws(PDFFault) -> [UInt8] {
        let type = try PaperType(language)
        let setting = PaperSetting(type)
        for part in parts { setting.set(part) }
        return try PaperPrint(self, type).print(setting.pages)
    }
}

/// Why a paper could not be printed. Both are faults of the machine, not of what was to be printed.
public enum PDFFault: Error, Equatable {
    /// Noto Sans CJK is not installed; every other font would print boxes instead of Chinese.
    case fontMissing
    /// Cairo's own words.
    case drawing(String)
}
