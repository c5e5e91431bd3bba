import Storage

/// From here on a plan's sights bind (decision 0041). What was written before changed nothing but reports: whoever has
/// a page keeps it in the campaigns that have begun, and what no page ever showed is shown by none now.
enum CampaignSightsMigration {
    static let statements: [SQL] = [
        promisedByNoPage.map { withdrawn($0, wherever: "TRUE") }, ofSchools.map { withdrawn($0, wherever: notPupils) },
        ofCounsellors.map { withdrawn($0, wherever: pupils) }, ofUnits.map { withdrawn($0, wherever: residents) },
        shownUntilNow.map { kept($0.sight, wherever: $0.people) },
    ].flatMap { $0 }

    /// The head's page is new as well: nobody has agreed to it by a plan of before.
    private static let promisedByNoPage: [SQL] = [
        "identity-participant", "identity-psychologyTeacher", "identity-counsellor", "identity-classTeacher",
        "score-participant", "band-participant", "band-guardian",
        "level-participant", "level-guardian", "level-psychologyTeacher", "level-counsellor", "level-unitLead",
        "advice-guardian", "advice-psychologyTeacher", "advice-counsellor", "statistics-counsellor",
    ]
    private static let ofSchools: [SQL] = ["advice-classTeacher", "score-psychologyTeacher", "band-psychologyTeacher"]
    private static let ofCounsellors: [SQL] = ["score-counsellor", "band-counsellor"]
    private static let ofUnits: [SQL] = ["statistics-psychologyTeacher", "statistics-unitLead"]
    /// Grown-ups of a unit are talked with by counsellors from here on (decision 0040), who read what was read before.
    private static let shownUntilNow: [(sight: SQL, people: SQL)] = [
        ("score-psychologyTeacher", pupils), ("band-psychologyTeacher", pupils), ("score-counsellor", staff),
        ("band-counsellor", staff), ("advice-participant", units), ("advice-classTeacher", pupils),
    ]

    // As the audience's column holds it: keys in order, and nothing between them.
    private static let pupils: SQL = #"audience LIKE '%"kind":"pupil"%'"#
    private static let notPupils: SQL = #"audience NOT LIKE '%"kind":"pupil"%'"#
    private static let staff: SQL = "\(notPupils) AND \(units)"
    private static let residents: SQL = #"audience LIKE '%"kind":"resident"%'"#
    private static let units: SQL = #"audience NOT LIKE '%"kind":"resident"%'"#

    private static func withdrawn(_ sight: SQL, wherever people: SQL) -> SQL {
        """
        UPDATE campaign SET sights = TRIM(REPLACE(' ' || sights || ' ', ' \(sight) ', ' ')) WHERE \(people)
        """
    }

    private static func kept(_ sight: SQL, wherever people: SQL) -> SQL {
        """
        UPDATE campaign SET sights = TRIM(sights || ' \(sight)')
        WHERE state IN ('open', 'closed', 'ended') AND \(people)
            AND (' ' || sights || ' ') NOT LIKE '% \(sight) %'
        """
    }
}
