-- One page, again and again; COOKIE names the visitor's sheet where the page needs one.
dofile("report.lua")

if os.getenv("COOKIE") then wrk.headers["Cookie"] = os.getenv("COOKIE") end
