import Care
import Foundation
import ScreeningRules
import Testing

struct TemplateTests {
    @Test(arguments: Shipped.templateNames)
    func `a template becomes a scale whose golden vectors come out true`(slug: String) throws {
        let template = try Shipped.template(slug)
        let scale = try template.fill(with: template.madeUp(.zhHans, .en))
        #expect(scale.slug == slug)
        #expect(scale.languages == [.zhHans, .en])
        #expect(scale.goldenVectors == template.outline.goldenVectors)
        #expect(scale.goldenVectors.count >= 4)
        #expect(scale.derivedFrom == "https://xinqiao.org/fhir/Questionnaire/\(slug)|\(template.version)")
        #expect(scale.licence.permission != .none)
    }

    @Test(arguments: Shipped.templateNames)
    func `a template holds no word of its owner`(slug: String) throws {
        let text = String(decoding: try Shipped.bytes("templates/\(slug).json"), as: UTF8.self)
        #expect(!text.contains("\"text\""))
        #expect(!text.contains("\"display\""))
        #expect(!text.contains("StructureDefinition/stem"))
    }

    @Test(arguments: Shipped.entryOnlyNames)
    func `of MMSE and MoCA there is no item`(slug: String) throws {
        let scale = try Shipped.entryOnly(slug)
        #expect(scale.items.isEmpty)
        #expect(scale.isEntryOnly)
        #expect(scale.languages == [.zhHans, .en])
    }
}
