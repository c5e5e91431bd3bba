import ScreeningRules

extension BrokenFile {
    /// The items, their answers and extensions in places where nobody looks.
    static let items: [BrokenFile] = [
        BrokenFile(
            "an unknown extension in an item",
            #""linkId": "44250-9","#,
            to: #""linkId": "44250-9", "extension": [{"url": "http://example.org/x"}],"#,
            .unknownExtension, at: "item[0].extension[0]"),
        BrokenFile(
            "an unknown extension where nobody reads",
            #""code": "44249-1""#,
            to: #""code": "44249-1", "extension": [{"url": "http://example.org/x"}]"#,
            .unknownExtension, at: "code[0].extension[0]"),
        BrokenFile(
            "an extension that changes meaning",
            #""linkId": "44250-9","#,
            to: #""linkId": "44250-9", "modifierExtension": [],"#,
            .unknownExtension, at: "item[0].modifierExtension"),
        BrokenFile(
            "a linkId of another item",
            #""linkId": "44255-8""#,
            to: #""linkId": "44250-9""#,
            .malformed, at: "item[1].linkId"),
        BrokenFile(
            "an item without its LOINC code",
            #"[{"system": "http://loinc.org", "code": "44250-9"}]"#,
            to: "[]",
            .malformed, at: "item[0].linkId"),
        BrokenFile(
            "an item that is free text",
            #""type": "choice""#,
            to: #""type": "text""#,
            .unsupported, at: "item[0].type"),
        BrokenFile(
            "an item with items",
            #""type": "choice","#,
            to: #""type": "choice", "item": [],"#,
            .unsupported, at: "item[0].item"),
        BrokenFile(
            "a branch that hangs on nothing",
            #""type": "choice","#,
            to: #""type": "choice", "enableWhen": [],"#,
            .badBranch, at: "item[0].enableWhen"),
        BrokenFile(
            "several answers at once",
            #""type": "choice","#,
            to: #""type": "choice", "repeats": true,"#,
            .unsupported, at: "item[0].repeats"),
        BrokenFile(
            "a counted answer without a weight",
            #""extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}],"#,
            to: "",
            .optionWithoutWeight, at: "item[0].answerOption[0]"),
        BrokenFile(
            "an answer offered twice",
            #""LA6569-3""#,
            to: #""LA6568-5""#,
            .duplicate, at: "item[0].answerOption[1]"),
        BrokenFile(
            "two English texts",
            #"{"url": "lang", "valueCode": "en"}"#,
            to: #"{"url": "lang", "valueCode": "zh-Hans"}"#,
            .duplicate, at: "_title.extension[0]"),
    ]
}
