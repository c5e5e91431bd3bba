import ScreeningRules

extension BrokenFile {
    /// Golden vectors that do not come out true.
    static let goldenVectors: [BrokenFile] = [
        BrokenFile(
            "a golden vector with a wrong total",
            #""url": "total", "valueInteger": 9"#,
            to: #""url": "total", "valueInteger": 8"#,
            .goldenVector, at: "extension[12]"),
        BrokenFile(
            "a golden vector with a wrong rank",
            #""worst-rank", "valueInteger": 2"#,
            to: #""worst-rank", "valueInteger": 3"#,
            .goldenVector, at: "extension[12]"),
        BrokenFile(
            "a golden vector with a wrong band",
            #"{"url": "band", "valueCode": "mild"}"#,
            to: #"{"url": "band", "valueCode": "severe"}"#,
            .goldenVector, at: "extension[12]"),
        BrokenFile(
            "a golden vector of eight answers",
            #""0 0 0 0 0 0 0 0 0""#,
            to: #""0 0 0 0 0 0 0 0""#,
            .goldenVector, at: "extension[11]"),
        BrokenFile(
            "a golden vector with an answer not offered",
            #""0 0 0 0 0 0 0 0 0""#,
            to: #""0 0 0 0 0 0 0 0 4""#,
            .goldenVector, at: "extension[11]"),
        BrokenFile(
            "a golden vector in words",
            #""0 0 0 0 0 0 0 0 0""#,
            to: #""0 0 0 0 0 0 0 0 none""#,
            .goldenVector, at: "extension[11]"),
        BrokenFile(
            "a golden vector that should have failed",
            #""3 3 3 3 3 3 - - -""#,
            to: #""3 3 3 3 3 3 3 - -""#,
            .goldenVector, at: "extension[25]"),
    ]
}
