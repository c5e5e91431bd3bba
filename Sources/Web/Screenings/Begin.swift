import Access
import Care
import ScreeningRules
import Screenings

/// From the home page to the first question.
enum Begin {
    static func home(_ visit: Visit) async throws -> Reply {
        .page(try await HomePage(visit).page(for: visit))
    }

    static func before(_ visit: Visit) async throws -> Reply {
        let region = try await RegionField.find(visit)
        return .page(BeforePage(questionnaire: try questionnaire(visit), region: region).page(for: visit))
    }

    static func start(_ visit: Visit) async throws -> Reply {
        if RegionField.step(visit) != nil { return try await before(visit) }
        let questionnaire = try questionnaire(visit)
        guard let age = visit.fields["ageGroup"].flatMap({ AgeGroup(rawValue: $0) }) else {
            return try await again(questionnaire, Phrase("screenings.before.chooseAge"), "age-under-14", visit)
        }
        // Nothing is begun and nothing kept for a child alone (rulebook H.2, PIPL art. 31).
        if age == .under14 { return .go("/young") }
        if !age.mayAnswer(questionnaire) { return .go("/check/\(questionnaire.topic.rawValue)/age/\(age.rawValue)") }
        var fields = visit.fields
        fields.values["agreed"] = fields["agree"] ?? "no"
        do {
            let ticket = try await visit.performOpenly(try fields.decode(StartSheet.self))
            return .go("/sheet").setting(cookie(ticket.key, visit))
        } catch ScreeningError.notAgreed {
            return try await again(questionnaire, ScreeningError.notAgreed.phrase, "agree", visit)
        } catch ScreeningError.unknownPlace {
            return try await again(questionnaire, ScreeningError.unknownPlace.phrase, "region", visit)
        }
    }

    static func otherAge(_ visit: Visit) async throws -> Reply {
        guard let age = visit.fields["ageGroup"].flatMap({ AgeGroup(rawValue: $0) }) else { throw Refusal.notFound }
        if age == .under14 { return .go("/young") }
        let page = OtherAgePage(questionnaire: try questionnaire(visit), age: age)
        return .page(page.page(for: visit))
    }

    static func resume(_ visit: Visit) async throws -> Reply {
        do {
            let sheet = try await visit.performOpenly(try visit.fields.decode(ResumeSheet.self))
            return .go("/sheet").setting(cookie(sheet.key, visit))
        } catch ScreeningError.noSuchCode {
            var home = try await HomePage(visit)
            home.problem = ScreeningError.noSuchCode.phrase
            home.code = visit.fields["code"] ?? ""
            return .page(home.page(for: visit), status: 422)
        }
    }

    private static func again(
        _ questionnaire: Questionnaire, _ problem: Phrase, _ field: String, _ visit: Visit
    ) async throws -> Reply {
        let region = try await RegionField.find(visit, problem: field == "region" ? problem : nil)
        let page = BeforePage(questionnaire: questionnaire, region: region, problem: problem, field: field)
        return .page(page.page(for: visit), status: 422)
    }

    /// The newest scale on the topic in the address, if the visitor's language has it.
    private static func questionnaire(_ visit: Visit) throws -> Questionnaire {
        let scales = visit.house.library.selfChecks.lazy.filter {
            $0.topic.rawValue == visit.fields["topic"] && !$0.isEntryOnly
        }
        guard !scales.isEmpty else { throw ScreeningError.unknownQuestionnaire }
        guard let scale = scales.first(where: { $0.languages.contains(visit.language) }) else {
            throw ScreeningError.languageMissing
        }
        return scale
    }

    /// As long as a half-finished sheet is kept.
    private static func cookie(_ key: String, _ visit: Visit) -> String {
        Cookie.set(Cookie.sheet, key, seconds: Sheet.hoursToResume * 3_600, secure: visit.isSecure)
    }
}
