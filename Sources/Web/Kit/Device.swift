import Hummingbird

/// Browser and system in two words, so that somebody knows their own devices again. Nothing finer is read or kept:
/// versions and models would tell people apart.
enum Device {
    private static let browsers = [
        ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("HuaweiBrowser", "Huawei"), ("MiuiBrowser", "Xiaomi"),
        ("QQBrowser", "QQ"), ("UCBrowser", "UC"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ]
    private static let systems = [
        ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"),
        ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ]

    /// - Returns: `nil` for what is no browser that we know.
    static func words(_ agent: String?) -> String? {
        guard let agent else { return nil }
        let found = [browsers, systems].compactMap { list in list.first { agent.contains($0.0) }?.1 }
        return found.isEmpty ? nil : found.joined(separator: " · ")
    }
}
