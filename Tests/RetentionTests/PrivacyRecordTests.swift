import HouseKit
import Retention
import Storage
import Testing

/// Deletion takes the answers and the evidence, and never what was thought of people's privacy (PIPL art. 56).
@Suite struct PrivacyRecordTests {
    @Test(arguments: Engine.available)
    func `every writing of the privacy record outlives the answers and the evidence`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await town.tamper(
                """
                INSERT INTO campaign_privacy_record
                    (id, campaign, purpose, necessity, risks, measures, made_by, made_at)
                SELECT '0 an earlier writing', campaign, 'earlier', necessity, risks, measures, made_by, made_at
                FROM campaign_privacy_record
                """)
            #expect(try await school.count("campaign_privacy_record") == 2)
            try await school.letTimePass()
            try await school.delete()
            #expect(try await school.list().state == .done)
            // The codes are gone with it: `ForgetCodes` is one of its steps.
            #expect(try await school.count("participant", "LENGTH(code_sealed) > 0") == 0)
            #expect(try await school.count("campaign_privacy_record") == 2)
            try await school.letTimePass(days: 1_100)
            try await school.delete(.evidence)
            #expect(try await school.list(.evidence).state == .done)
            #expect(try await school.count("campaign_privacy_record") == 2)
            #expect(try await school.count("campaign_privacy_record", "purpose = 'earlier'") == 1)
        }
    }
}
