public import Access
import Imports

/// **Reports** says what a screening of many came to, from the whole city down to the class (rulebook E.4.9, H.9).
///
/// A report is drawn once, when nobody can answer any more, and stays as it is. What may be shown is decided then, for
/// all levels together; pages, programs and files read nothing else.
public enum ReportsContents {
    public static let useCases: [any UseCase.Type] = [
        ApproveAdvisory.self, DrawReport.self, DrawSurvey.self, ExportReport.self, ExportSurvey.self, ForgetCounts.self,
        ListNorms.self, ListReportExports.self, ListReports.self, NoteDrawingStopped.self, NoteSurveyStopped.self,
        PrintAdvisory.self, ReadAdvisory.self, ReadDrawing.self, ReadReport.self, ReadSurvey.self, ResumeDrawing.self,
        ReturnAdvisory.self, StartReports.self, VerifyReport.self, WriteAdvisory.self,
    ] + ImportsContents.useCases(of: NormImport.self)
}
