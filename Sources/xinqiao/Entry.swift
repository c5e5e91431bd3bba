import App
import ArgumentParser

/// The way into the binary. Everything else stands in `App`, where tests can reach it.
@main
enum Entry {
    static func main() async {
        await Program.main()
    }
}
