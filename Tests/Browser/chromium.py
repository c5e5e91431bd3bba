"""How Chromium is started."""

import shutil

# The pages behind the list under the address bar, which nobody here sees: two for each window, three quarters of what
# opening a window costs.
NOT_SEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"]
# What Playwright 1.65.2 itself switches off (its chromiumSwitches.ts): of two such lists Chromium heeds only the last.
BY_PLAYWRIGHT = [
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch"]


def launch(playwright):
    program = shutil.which("chromium")
    assert program, "Chromium is not installed; bin/setup tests installs it"
    # Chromium's sandbox does not start for root; the pages are our own.
    return playwright.chromium.launch(
        executable_path=program, args=["--no-sandbox", f"--disable-features={','.join(BY_PLAYWRIGHT + NOT_SEEN)}"])
