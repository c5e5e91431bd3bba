"""The invented city of a demo, and what its scales are made of. Sources: DemoTown.swift; Content/Instruments."""

CITY = "990100000000"
EAST_LAKE = "990102000000"
QINGTONG = "990102001000"  # a subdistrict of East Lake; somebody is on duty
LIUAN = "990102002000"  # another one, where nobody is
SOUTH_HILLS = "990121000000"  # another county of the same city

CITY_LEAD, EAST_LAKE_LEAD, QINGTONG_LEAD, SOUTH_HILLS_LEAD = "gao.city", "lin.lake", "xu.plane", "he.hills"

# Option codes of PHQ-9 and GAD-7 by weight. Source: LOINC answer list LL361-7.
NOT_AT_ALL, SEVERAL_DAYS, MORE_THAN_HALF, NEARLY_EVERY_DAY = "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"
PHQ9 = ["44250-9", "44255-8", "44259-2", "44254-5", "44251-7", "44258-4", "44252-5", "44253-3", "44260-8"]
SELF_HARM = PHQ9[-1]
DIFFICULTY = "69722-7"  # the tenth question of PHQ-9, which no score counts
GAD7 = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]
WHO5 = [f"who-5.{number}" for number in range(1, 6)]

CALM = dict.fromkeys(PHQ9, SEVERAL_DAYS) | {SELF_HARM: NOT_AT_ALL}  # 8 points, no red flag
IN_DANGER = dict.fromkeys(PHQ9, SEVERAL_DAYS) | {SELF_HARM: MORE_THAN_HALF}  # 10 points, rank 3 (rulebook E.4)

# Source: the files of these scales in Content/Instruments/core.
YES, NO = "LA33-6", "LA32-8"
ASQ = [f"asq.{number}" for number in range(1, 5)]
ASQ_NOW = "asq.5"  # asked only after a yes
GDS15 = [f"gds-15.{number}" for number in range(1, 16)]
PCL5 = [f"pcl-5.{number}" for number in range(1, 21)]
CESD10 = [f"cesd-10.{number}" for number in range(1, 11)]
AUDIT_C = ["68518-0", "68519-8", "68520-6"]
