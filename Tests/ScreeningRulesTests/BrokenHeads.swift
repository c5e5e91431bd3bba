import ScreeningRules

extension BrokenFile {
    /// The head of a file, its age gate, its licence and its red flags.
    static let heads: [BrokenFile] = [
        BrokenFile("not JSON", "{", to: "", .unreadable, at: "file"),
        BrokenFile("another resource", #""Questionnaire""#, to: #""Patient""#, .notAQuestionnaire, at: "file"),
        BrokenFile("no resource type", #""resourceType""#, to: #""kind""#, .notAQuestionnaire, at: "file"),
        BrokenFile("a draft", #""active""#, to: #""draft""#, .malformed, at: "status"),
        BrokenFile(
            "a foreign canonical",
            "xinqiao.org/fhir/Questionnaire/",
            to: "example.org/Questionnaire/",
            .wrongCanonical, at: "url"),
        BrokenFile(
            "an id that is not the canonical's",
            #""id": "phq-9""#,
            to: #""id": "phq-8""#,
            .wrongCanonical, at: "url"),
        BrokenFile("a version in words", #""version": "1.0.0""#, to: #""version": "one""#, .malformed, at: "version"),
        BrokenFile("no language", #""language": "zh-Hans","#, to: "", .missingLanguage, at: "file"),
        BrokenFile(
            "a language unknown here",
            #""language": "zh-Hans""#,
            to: #""language": "de""#,
            .missingLanguage, at: "language"),
        BrokenFile(
            "a stem without Chinese",
            #"{"url": "zh-Hans", "#,
            to: #"{"url": "en", "#,
            .missingLanguage, at: "extension[0]"),
        BrokenFile("no title", #""title": "患"#, to: #""x": "患"#, .missing, at: "title"),
        BrokenFile("an empty purpose", #""purpose": ""#, to: #""purpose": "","x": ""#, .malformed, at: "purpose"),
        BrokenFile(
            "no age gate",
            "StructureDefinition/age-gate",
            to: "StructureDefinition/source",
            .missing, at: "file"),
        BrokenFile(
            "an age below zero",
            #""minimum", "valueInteger": 18"#,
            to: #""minimum", "valueInteger": -1"#,
            .badAgeGate, at: "extension[4]"),
        BrokenFile(
            "an age above 120",
            #""minimum", "valueInteger": 18"#,
            to: #""minimum", "valueInteger": 180"#,
            .badAgeGate, at: "extension[4]"),
        BrokenFile(
            "an age gate that closes before it opens",
            #"{"url": "minimum", "valueInteger": 18},"#,
            to: #"{"url": "minimum", "valueInteger": 18}, {"url": "maximum", "valueInteger": 17},"#,
            .badAgeGate, at: "extension[4]"),
        BrokenFile(
            "an unknown topic",
            #""valueCode": "mood""#,
            to: #""valueCode": "weather""#,
            .malformed, at: "extension[2].valueCode"),
        BrokenFile(
            "a re-test before today",
            #""valueInteger": 14"#,
            to: #""valueInteger": -14"#,
            .malformed, at: "extension[3].valueInteger"),
        BrokenFile(
            "a red flag on an unknown item",
            #""item", "valueString": "44260-8"},"# + "\n        {\"url\": \"weight",
            to: #""item", "valueString": "99999-9"}, {"url": "weight"#,
            .unknownItem, at: "extension[6]"),
        BrokenFile(
            "a red flag that nothing raises",
            #""weight-at-least", "valueInteger": 1"#,
            to: #""weight-at-least", "valueInteger": 4"#,
            .malformed, at: "extension[6]"),
        BrokenFile(
            "a rank beyond imminent",
            #""rank", "valueInteger": 3"#,
            to: #""rank", "valueInteger": 5"#,
            .malformed, at: "extension[7]"),
        BrokenFile(
            "a clock of no time",
            #""clarify-within-hours", "valueInteger": 24"#,
            to: #""clarify-within-hours", "valueInteger": 0"#,
            .malformed, at: "extension[6]"),
        BrokenFile(
            "a licence without a holder",
            #""url": "holder""#,
            to: #""url": "citation""#,
            .missing, at: "extension[8]"),
        BrokenFile(
            "an unknown extension at the root",
            "StructureDefinition/topic",
            to: "StructureDefinition/tropic",
            .unknownExtension, at: "extension[2]"),
    ]
}
