/// One part of a printed paper.
public enum PDFPart: Sendable, Equatable {
    /// The large line at the top of the paper.
    case title(String)
    case heading(String)
    case paragraph(String)
    /// Small and grey: sources, how a number came about, how long it is kept.
    case small(String)
    /// Something in a frame that must not be overlooked.
    case note(String)
    case table(PDFTable)
    case bars(PDFBars)
    /// A pattern for a phone's camera, with what it says below it.
    case code(PDFCode)
    case slips(PDFSlips)
    /// Everything after it begins on a new page.
    case pageBreak
}

/// A pattern for a phone's camera.
public struct PDFCode: Sendable, Equatable {
    public var text: String
    public var caption: String?

    public init(_ text: String, caption: String? = nil) {
        self.text = text
        self.caption = caption
    }
}

/// A table. Its head stands again on each page that it goes on to.
public struct PDFTable: Sendable, Equatable {
    public var columns: [PDFColumn]
    /// Each with as many cells as there are columns; what is missing stays empty.
    public var rows: [[String]]

    public init(_ columns: [PDFColumn], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// A column of a table.
public struct PDFColumn: Sendable, Equatable {
    public enum Alignment: Sendable, Equatable { case leading, trailing }

    public var name: String
    /// Its share of the paper's width, compared with that of the other columns.
    public var share: Double
    public var alignment: Alignment

    public init(_ name: String, share: Double = 1, _ alignment: Alignment = .leading) {
        self.name = name
        self.share = share
        self.alignment = alignment
    }
}

/// Bars from left to right, each with its name, its number in words and, where there is one, its interval. A chart
/// never stands alone: whoever prints one prints its table as well.
public struct PDFBars: Sendable, Equatable {
    public var bars: [Bar]
    /// The length of a full bar; the largest value or end of an interval where nothing is said.
    public var full: Double?

    public init(_ bars: [Bar], full: Double? = nil) {
        self.bars = bars
        self.full = full
    }

    public struct Bar: Sendable, Equatable {
        public var name: String
        public var value: Double
        /// What is written beside it, such as `23.4 %`: the reader's language decides how a number looks.
        public var shown: String
        public var interval: ClosedRange<Double>?

        public init(_ name: String, _ value: Double, shown: String, interval: ClosedRange<Double>? = nil) {
            self.name = name
            self.value = value
            self.shown = shown
            self.interval = interval
        }
    }
}

/// Slips of paper to cut along dashed lines, always from a page of their own.
public struct PDFSlips: Sendable, Equatable {
    public var slips: [Slip]
    public var across: Int
    public var down: Int

    public init(_ slips: [Slip], across: Int = 2, down: Int = 5) {
        self.slips = slips
        self.across = max(1, across)
        self.down = max(1, down)
    }

    public struct Slip: Sendable, Equatable {
        public var title: String
        /// What has to be typed or found again, large.
        public var big: String?
        public var lines: [String]
        /// What the pattern says.
        public var code: String?

        public init(title: String, big: String? = nil, lines: [String] = [], code: String? = nil) {
            self.title = title
            self.big = big
            self.lines = lines
            self.code = code
        }
    }
}
