import ScreeningRules

extension BrokenFile {
    /// A scale and its bands.
    static let scales: [BrokenFile] = [
        BrokenFile(
            "half a point",
            #""valueInteger": 27"#,
            to: #""valueInteger": 27.5"#,
            .malformed, at: "extension[5].extension[13].valueInteger"),
        BrokenFile(
            "a number as text",
            #""valueInteger": 27"#,
            to: #""valueInteger": "27""#,
            .malformed, at: "extension[5].extension[13].valueInteger"),
        BrokenFile(
            "an unknown way of scoring",
            #""valueCode": "sum""#,
            to: #""valueCode": "guess""#,
            .malformed, at: "extension[5].extension[1].valueCode"),
        BrokenFile("no scale called total", #""valueId": "total""#, to: #""valueId": "half""#, .missing, at: "file"),
        BrokenFile(
            "a counted item that is not there",
            #"{"url": "item", "valueString": "44250-9"}"#,
            to: #"{"url": "item", "valueString": "99999-9"}"#,
            .unknownItem, at: "extension[5].extension[3].valueString"),
        BrokenFile(
            "an item counted twice",
            #"{"url": "item", "valueString": "44255-8"}"#,
            to: #"{"url": "item", "valueString": "44250-9"}"#,
            .duplicate, at: "extension[5].extension[4].valueString"),
        BrokenFile(
            "a range that the weights do not reach",
            #""valueInteger": 27}"#,
            to: #""valueInteger": 28}"#,
            .wrongRange, at: "extension[5]"),
        BrokenFile(
            "more gaps than items",
            #"{"url": "allowed", "valueInteger": 2}"#,
            to: #"{"url": "allowed", "valueInteger": 9}"#,
            .malformed, at: "extension[5]"),
        BrokenFile(
            "gaps without a way to fill them",
            #""prorate""#,
            to: #""none""#,
            .malformed, at: "extension[5].extension[15].extension[1].valueCode"),
        BrokenFile(
            "a cut-off outside of the range",
            #"{"url": "value", "valueInteger": 10}"#,
            to: #"{"url": "value", "valueInteger": 28}"#,
            .malformed, at: "extension[5]"),
        BrokenFile(
            "a gap between bands",
            #"{"url": "minimum", "valueInteger": 5}"#,
            to: #"{"url": "minimum", "valueInteger": 6}"#,
            .bandGapOrOverlap, at: "extension[5].extension[18]"),
        BrokenFile(
            "an overlap of bands",
            #"{"url": "minimum", "valueInteger": 5}"#,
            to: #"{"url": "minimum", "valueInteger": 4}"#,
            .bandGapOrOverlap, at: "extension[5].extension[18]"),
        BrokenFile(
            "a band that ends before it begins",
            #"{"url": "maximum", "valueInteger": 9}"#,
            to: #"{"url": "maximum", "valueInteger": 3}"#,
            .bandGapOrOverlap, at: "extension[5].extension[18]"),
        BrokenFile(
            "a top without a band",
            #"{"url": "minimum", "valueInteger": 20},"# + "\n            " + #"{"url": "maximum", "valueInteger": 27}"#,
            to: #"{"url": "minimum", "valueInteger": 20}, {"url": "maximum", "valueInteger": 26}"#,
            .bandGapOrOverlap, at: "extension[5].extension[21]"),
        BrokenFile(
            "a band below the range",
            #"{"url": "minimum", "valueInteger": 0},"# + "\n            ",
            to: #"{"url": "minimum", "valueInteger": -1},"#,
            .bandOutOfRange, at: "extension[5].extension[17]"),
        BrokenFile(
            "two bands of one code",
            #""valueCode": "mild""#,
            to: #""valueCode": "minimal""#,
            .duplicate, at: "extension[5]"),
        BrokenFile(
            "an unknown concern",
            #""valueCode": "middle""#,
            to: #""valueCode": "huge""#,
            .malformed, at: "extension[5].extension[19].extension[1].valueCode"),
        BrokenFile(
            "a band without a source",
            #"{"url": "source", "valueString": "Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606"}"#,
            to: #"{"url": "spring", "valueString": "Kroenke"}"#,
            .unknownExtension, at: "extension[5].extension[17].extension[5]"),
    ]
}
