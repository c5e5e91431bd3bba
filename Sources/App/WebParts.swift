import Access
import Care
import Foundation
import Storage
import Vault
import Web

extension House {
    /// The doors for browsers and programs.
    func web(demoPeople: [DemoPerson]?, demoHistory: String? = nil) throws -> WebServer {
        let (keys, random, database) = (keys, random, database)
        var house = WebHouse(
            office: office, words: references.words, library: references.library,
            helpLines: references.helpLines, demoPeople: demoPeople, trustedProxies: settings.trustedProxies,
            randomWord: { SecretToken(random: random).text.exposed },
            derivedWord: { purpose, text in Base64URL.text(keys.derive(purpose, from: text)) },
            isReady: { (try? await Schema.house.pending(in: database).isEmpty) ?? false }, metrics: metrics,
            apiDocument: DocumentOnce { [catalogue] in try OpenAPI.document(of: catalogue) })
        house.demoHistory = demoHistory
        return try WebServer(house, publicFolder: try resources.publicFiles)
    }
}
