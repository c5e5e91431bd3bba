import Care
import Storage

/// What stays of a sitting that belongs to nobody any more, column by column. A test compares the columns with those of
/// the tables, so that one that is added later is not lost here unseen.
enum Anonymous {
    static func sittings(_ names: SQL, at now: Moment) -> SQL {
        """
        \(names)
        INSERT INTO sitting
            (id, participant, campaign, house, region, code_end, key_hash, begun_at, closes_at, finished_at, is_marked,
            told_at, forgotten_at, manner, left_at, set_aside_of)
        SELECT n.new, 'gone ' || n.new, t.campaign, t.house, t.region, '', 'gone ' || n.new, \(day("t.begun_at")),
            t.closes_at, \(day("t.finished_at")), t.is_marked, \(day("t.told_at")), CAST(\(now) AS BIGINT), t.manner,
            \(day("t.left_at")), CASE WHEN t.set_aside_of IS NULL THEN NULL ELSE 'gone ' || n.new END
        FROM sitting t JOIN sitting_name n ON n.old = t.id
        ORDER BY n.new \(unscoped: "two people have agreed to it")
        """
    }

    static func sheets(_ names: SQL) -> SQL {
        """
        \(names)
        INSERT INTO sheet
            (id, sitting, started_at, finished_at, \(kept))
        SELECT n.new, m.new, \(day("s.started_at")), \(day("s.finished_at")), \(kept)
        FROM sheet s JOIN sheet_name n ON n.old = s.id JOIN sitting_name m ON m.old = s.sitting
        ORDER BY n.new \(unscoped: "two people have agreed to it")
        """
    }

    static func answers(_ names: SQL) -> SQL {
        """
        \(names)
        INSERT INTO answer (sheet, item, option, at)
        SELECT n.new, a.item, a.option, \(day("a.at")) FROM answer a JOIN sheet_name n ON n.old = a.sheet
        ORDER BY n.new, a.item \(unscoped: "two people have agreed to it")
        """
    }

    static func scores(_ names: SQL) -> SQL {
        """
        \(names)
        INSERT INTO sheet_score
            (sheet, scale, total, raw, prorated, band, positive, alternative, alternative_version, t_score)
        SELECT n.new, c.scale, c.total, c.raw, c.prorated, c.band, c.positive, c.alternative, c.alternative_version,
            c.t_score
        FROM sheet_score c JOIN sheet_name n ON n.old = c.sheet
        ORDER BY n.new, c.scale \(unscoped: "two people have agreed to it")
        """
    }

    /// The first moment of the day in China; nothing where there was none.
    private static func day(_ moment: SQL) -> SQL { "\(moment) - (\(moment) + 28800000) % 86400000" }

    private static let kept: SQL = """
        questionnaire, version, language, age_group, mode, notice, region, region_chosen, unit, expires_at, worst_rank,
        total, band, prorated, missing, too_fast, straight_line, manner, licence, sex, age, education, border_sets,
        entered, seconds, inconsistent, raw, positive_by, assumed, alternative, alternative_version, t_score, not_valid,
        sitting_place
        """
}
