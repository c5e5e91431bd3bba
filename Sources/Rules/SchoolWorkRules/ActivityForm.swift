/// The forms in which a school teaches mental health (rulebook A, requirement 136).
public enum ActivityForm: String, Sendable, Codable, CaseIterable {
    /// 团体辅导
    case groupGuidance
    /// 素质拓展
    case personalGrowth
    /// 问题辨析
    case problemDiscussion
    /// 角色扮演
    case rolePlay
    /// 心理情景剧
    case sceneDrama
    /// 专题讲座
    case lecture
}
