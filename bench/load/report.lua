-- Writes what wrk found as JSON, for bench/kit/load.py. Every script of this folder begins with it.
-- wrk counts answers of 400 and more as "status" errors, and connections that broke as the others.

function done(summary, latency)
  local errors = summary.errors
  local file = assert(io.open(os.getenv("REPORT"), "w"))
  file:write(string.format(
    '{"answered": %d, "refused": %d, "broken": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "slowest": %.3f}',
    summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
  file:close()
end
