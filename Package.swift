// swift-tools-version: 6.1
import PackageDescription

/// Every target is built under the same three upcoming features as Hummingbird itself: an import says
/// exactly what a file shows and uses, and an existential says `any`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(_ name: String, in folder: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: folder.map { "Sources/\($0)/\(name)" }, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], besides files: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: files, swiftSettings: strict)
}

let crypto: [Target.Dependency] = [
    .product(name: "Crypto", package: "swift-crypto"),
    .product(name: "CryptoExtras", package: "swift-crypto"),
]
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
/// What Hummingbird's own interface is made of: bytes and header fields.
let wire: [Target.Dependency] = [
    .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
]
let embedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncAlgorithms: Target.Dependency = .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let subjects: [Target.Dependency] = [
    "Regions", "Accounts", "Instruments", "Rosters", "Campaigns", "Consents", "Screenings", "Warnings", "Reports", "Messages", "Retention",
    "Interviews", "Protection", "Rights", "SchoolWork",
]

/// What the invented town of the tests is built of.
let house: [Target.Dependency] = subjects + [
    "App", "Jobs", "Care", "ScreeningRules", "CampaignRules", "WarningRules", "InterviewRules", "ProtectionRules", "ReportRules", "RightsRules", "SchoolWorkRules", "Storage", "Vault", "Access",
    "Files", "Imports",
]
let town: [Target.Dependency] = house + ["HouseKit"]

let package = Package(
    name: "xinqiao",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The pure heart
        room("Care"),
        room("ScreeningRules", in: "Rules", ["Care"]),
        room("CampaignRules", in: "Rules", ["Care"]),
        room("WarningRules", in: "Rules", ["Care"]),
        room("InterviewRules", in: "Rules", ["Care", "WarningRules"]),
        room("ProtectionRules", in: "Rules", ["Care", "WarningRules"]),
        room("ReportRules", in: "Rules", ["Care"]),
        room("RightsRules", in: "Rules", ["Care", "WarningRules"]),
        room("SchoolWorkRules", in: "Rules", ["Care", "WarningRules"]),

        // Storage and keys
        room("Storage"),
        room("StorageSQLite", ["Storage", .product(name: "GRDB", package: "GRDB.swift")]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        room("StoragePostgres", ["Storage", "CPostgres"]),
        room("Vault", ["Care"] + crypto),

        // One way in
        room("Access", ["Care", "Storage", "Vault"]),

        // Spreadsheets, lists, QR codes and printed papers; what an import goes through, whatever it brings
        .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev", "fonts-noto-cjk"])]),
        room("Files", ["Care", "CCSV", "CXLSXWriter", "CZip", "CQREncode", "CPangoCairo"]),
        room("Imports", ["Care", "Storage", "Access", "Files"]),

        // The subjects
        room("Regions", ["Care", "Storage", "Access", "Files", "Imports"]),
        room("Accounts", ["Care", "Storage", "Access", "Vault", "Files", "Imports"]),
        room("Instruments", ["Care", "ScreeningRules", "Storage", "Access", "Files"]),
        room("Rosters", ["Care", "Storage", "Access", "Files", "Imports"]),
        room("Campaigns", ["Care", "CampaignRules", "ReportRules", "ScreeningRules", "Storage", "Access"]),
        room("Consents", ["Care", "CampaignRules", "Storage", "Access", "Files"]),
        room("Screenings", ["Care", "CampaignRules", "ScreeningRules", "Storage", "Access"]),
        room("Warnings", ["Care", "WarningRules", "Storage", "Access"]),
        room("Interviews", ["Care", "CampaignRules", "InterviewRules", "WarningRules", "Storage", "Access", "Files"]),
        room(
            "Reports",
            ["Care", "CampaignRules", "ReportRules", "ScreeningRules", "Storage", "Access", "Files", "Imports"]),
        room("Protection", ["Care", "CampaignRules", "ProtectionRules", "WarningRules", "Storage", "Access"]),
        room("Messages", ["Care", "Storage", "Access"]),
        room("Retention", ["Care", "RightsRules", "WarningRules", "Storage", "Access"]),
        room("Rights", ["Care", "CampaignRules", "RightsRules", "WarningRules", "Storage", "Access"]),
        room("SchoolWork", ["Care", "SchoolWorkRules", "WarningRules", "Storage", "Access"]),

        // What comes as files: scales and policies
        .target(
            name: "Content", path: "Content", resources: [.copy("Instruments"), .copy("Policies"), .copy("Demo"), .copy("Imports"), .copy("Campaigns")],
            swiftSettings: strict),

        // The doors
        room("Jobs", ["Care", "Access", "Storage", lifecycle, logging, asyncAlgorithms]),
        .target(
            name: "Web", dependencies: ["Care", "CampaignRules", "ProtectionRules", "ReportRules", "RightsRules", "SchoolWorkRules", "ScreeningRules", "WarningRules", "InterviewRules", "Access", "Files", "Imports", hummingbird, logging, lifecycle, asyncAlgorithms] + wire + subjects,
            resources: [.copy("Public"), .copy("Words")], swiftSettings: strict),
        .systemLibrary(name: "CMalloc"),
        .target(
            name: "App",
            dependencies: [
                "Care", "CampaignRules", "ProtectionRules", "ReportRules", "RightsRules", "SchoolWorkRules", "ScreeningRules", "WarningRules", "InterviewRules", "Storage", "StorageSQLite", "StoragePostgres", "Vault", "Access",
                "Files", "Imports", "Jobs", "Web", "Content", "CMalloc", hummingbird, logging, lifecycle, signals,
                arguments, configuration,
            ] + subjects, swiftSettings: strict),
        .executableTarget(name: "xinqiao", dependencies: ["App", arguments], swiftSettings: strict),

        // Tests
        tests("ScreeningRulesTests", ["Care", "ScreeningRules"], besides: ["validate_fhir.py"]),
        tests("CampaignRulesTests", ["Care", "CampaignRules"]),
        tests("WarningRulesTests", ["Care", "WarningRules"]),
        tests("InterviewRulesTests", ["Care", "WarningRules", "InterviewRules"]),
        tests("ProtectionRulesTests", ["Care", "WarningRules", "ProtectionRules"]),
        // What can be reckoned from figures that are told
        .target(name: "EquationKit", path: "Tests/EquationKit", swiftSettings: strict),
        tests("ReportRulesTests", ["Care", "ReportRules", "EquationKit"]),
        tests("RightsRulesTests", ["Care", "WarningRules", "RightsRules"]),
        tests("SchoolWorkRulesTests", ["Care", "WarningRules", "SchoolWorkRules"]),
        tests("StorageTests", ["Storage", "StorageSQLite", "StoragePostgres"]),
        tests("VaultTests", ["Care", "Vault"] + crypto),

        .target(name: "FileKit", dependencies: ["Files", "CZip"], path: "Tests/FileKit", swiftSettings: strict),
        tests("FilesTests", ["Files", "CZip", "FileKit"]),

        // A whole house over a small invented town, and its tests
        .target(
            name: "HouseKit",
            dependencies: house + ["StorageSQLite", "StoragePostgres", logging],
            path: "Tests/HouseKit", swiftSettings: strict),
        tests("AccessTests", town),
        tests("AccountsTests", town),
        tests("RegionsTests", town),
        tests("RostersTests", town + ["FileKit"]),
        tests("InstrumentsTests", town + ["FileKit"]),
        tests("ConsentsTests", town),
        tests("HouseTests", town + [logging]),
        tests("JobsTests", town + [lifecycle, logging]),
        tests("WebTests", town + ["Web", "FileKit", hummingbird, embedded, logging] + wire),
        tests("ScreeningsTests", town),
        tests("CampaignsTests", town),
        tests("ReportsTests", town + ["EquationKit"]),
        tests("WarningsTests", town),
        tests("InterviewsTests", town),
        tests("ProtectionTests", town),
        tests("RetentionTests", town),
        tests("RightsTests", town),
        tests("SchoolWorkTests", town),
        tests("MessagesTests", town + ["Web", hummingbird, logging] + wire),
    ]
)
