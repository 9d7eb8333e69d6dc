"""Meetings: who met whom, how, when and where; what is no meeting; what was discussed; one record for one encounter."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib import resources
from pathlib import Path

import attrs
import pytest

import dipevents
from dipevents import Meeting
from dipevents.choices import DateBasis, MeetingForm, MeetingStatus, OccasionRelation, ParticipantRole, VisitClass, values
from dipevents.parsers.meetings.terms import Terms
from dipevents.parsers.meetings.vocabulary import vocabulary

TODAY = date(2024, 5, 14)


def meetings(text: str) -> tuple[Meeting, ...]:
    return dipevents.parse_meetings(text, published=TODAY)


def shown(meeting: Meeting) -> str:
    """FORM STATUS DATE @PLACE: PARTICIPANT; PARTICIPANT (ROLE)."""
    names = []
    for one in meeting.participants:
        name = one.name or (one.country if one.kind == "country" else f"{one.office} of {one.country}")
        names.append(f"{name}" if one.role == "participant" else f"{name} ({one.role})")
    place = meeting.place.name if meeting.place else None
    return f"{meeting.form} {meeting.status} {meeting.date} @{place}: {'; '.join(names)}"


REPORTED: list[tuple[str, list[str]]] = [
    (
        "They published a statement after the meeting of G7 foreign ministers in Liverpool.",
        ["in_person held 2024-05-14 @Liverpool: G7 foreign ministers; G7"],
    ),
    (
        "She welcomed the recent meeting between the Kenyan and Armenian Foreign Ministers in Tbilisi.",
        ["in_person held None @Tbilisi: Foreign Minister of KEN; Foreign Minister of ARM"],
    ),
    (
        "Prime Minister Luc Frieden of Luxembourg held a video meeting with more than 40 representatives on Monday.",
        ["video held 2024-05-13 @None: Luc Frieden; more than 40 representatives"],
    ),
    (
        "In a round of meetings, including with Omani Prime Minister Hamad Al Emadi, Kenyan President William Ruto discussed the marathon.",
        ["in_person held 2024-05-14 @None: William Ruto; Hamad Al Emadi"],
    ),
    (
        "President Joseph R. Biden, Jr. will travel to Belgium, where he will attend the NATO Summit in Brussels, the G7 Summit and the Africa-EU Summit.",
        [
            "visit planned None @Belgium: Joseph R. Biden, Jr. (visitor); BEL (host)",
            "in_person planned None @Brussels: Joseph R. Biden, Jr.; NATO",
            "in_person planned None @Belgium: Joseph R. Biden, Jr.; G7",
            "in_person planned None @Belgium: Joseph R. Biden, Jr.; EU",
        ],
    ),
    (
        "Finnish Foreign Minister Elina Valtonen will attend the Annual Meeting of the World Economic Forum at Davos in January.",
        ["in_person planned 2025-01 @Davos: Elina Valtonen; World Economic Forum"],
    ),
    (
        "The fifth Kenya-Finland Strategic Dialogue was held in Nairobi in March.",
        ["in_person held 2024-03 @Nairobi: KEN; FIN"],
    ),
    (
        "India hosted the third meeting of the India-Kenya Counternarcotics Working Group in New Delhi on May 7-8.",
        ["in_person held 2024-05-07/2024-05-08 @New Delhi: IND (host); KEN"],
    ),
    (
        "The president praised the recent trilateral summit in Nicosia between Cyprus, Greece and Malta.",
        ["in_person held None @Nicosia: CYP; GRC; MLT"],
    ),
    (
        "Recent contacts include a visit to Rabat by the Prime Minister's envoy Kalle Virtanen of Finland in March.",
        ["visit held 2024-03 @Rabat: Kalle Virtanen (visitor); MAR (host)"],
    ),
    (
        "A treaty was signed during the visit of Janez Novak, Minister of Foreign Affairs of Slovenia, to Nairobi in March.",
        ["visit held 2024-03 @Nairobi: Janez Novak (visitor); KEN (host)"],
    ),
    (
        "The trade mission led by Finnish Trade Minister Ville Tavio to Indonesia in March was the largest so far.",
        ["visit held 2024-03 @Indonesia: Ville Tavio (visitor); IDN (host)"],
    ),
    (
        "While on a visit to the Polish city of Gdansk, British Prime Minister Theresa May spoke of ships.",
        ["visit held None @Gdansk: Theresa May (visitor); POL (host)"],
    ),
    (
        "Kenyan President William Ruto thanked Indonesian President Joko Widodo for hosting the ASEAN summit in Jakarta last week.",
        ["in_person held None @Jakarta: Joko Widodo (host); ASEAN"],
    ),
    (
        "On Monday, Kenyan Foreign Minister Musalia Mudavadi met with Finnish Foreign Minister Elina Valtonen and separately with Japanese Foreign Minister Yoko Kamikawa.",
        [
            "in_person held 2024-05-13 @None: Musalia Mudavadi; Elina Valtonen",
            "in_person held 2024-05-13 @None: Musalia Mudavadi; Yoko Kamikawa",
        ],
    ),
    (
        "TOKYO, May 14 -- Foreign Minister Kamikawa Yoko received a courtesy call from Elina Valtonen, Minister for Foreign Affairs of the Republic of Finland, on May 13.",
        ["in_person held 2024-05-13 @Tokyo: Kamikawa Yoko (host); Elina Valtonen (visitor)"],
    ),
    (
        "Vladimir Putin had a telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev on Monday.",
        ["phone held 2024-05-13 @None: Vladimir Putin; Kassym-Jomart Tokayev"],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov will pay a working visit to Algeria on May 20-21, spokeswoman Maria Zakharova said.",
        ["visit planned 2024-05-20/2024-05-21 @Algeria: Sergei Lavrov (visitor); DZA (host)"],
    ),
    (
        "Prime Minister Narendra Modi met with President Emmanuel Macron on the sidelines of the 50th G7 Summit in Apulia, Italy, on May 13, 2024.",
        ["in_person held 2024-05-13 @Apulia: Narendra Modi; Emmanuel Macron"],
    ),
    (
        "President Xi Jinping arrived in Paris on Sunday for a state visit to France at the invitation of President Emmanuel Macron.",
        ["visit held 2024-05-12 @Paris: Xi Jinping (visitor); FRA (host)"],
    ),
    (
        "SEOUL, May 14 (Yonhap) -- South Korean Foreign Minister Cho Tae-yul held talks with his Chinese counterpart, Wang Yi, in Beijing on Monday.",
        ["in_person held 2024-05-13 @Beijing: Cho Tae-yul; Wang Yi"],
    ),
    (
        "King Harald hosted a dinner at the Royal Palace for President Alar Karis of Estonia on Monday.",
        ["in_person held 2024-05-13 @None: Harald (host); Alar Karis (visitor)"],
    ),
    (
        "The new Ambassador of Chile to Latvia, Rodrigo Pardo, presented his credentials to President Edgars Rinkevics in Riga on Monday.",
        ["in_person held 2024-05-13 @Riga: Rodrigo Pardo (visitor); Edgars Rinkevics (host)"],
    ),
    (
        "King Hamad of Bahrain received on Monday in Manama the Ambassador of Ghana, Kojo Mensah.",
        ["in_person held 2024-05-13 @Manama: Hamad (host); Kojo Mensah (visitor)"],
    ),
    (
        "Dutch Prime Minister Mark Rutte and Irish Prime Minister Simon Harris agreed in a meeting in Cork on Monday to share a ferry.",
        ["in_person held 2024-05-13 @Cork: Mark Rutte; Simon Harris"],
    ),
    (
        "Delegations from Chad and Niger met in Accra on Monday to negotiate grazing rights. The second round will be held in Tunis in June.",
        ["in_person held 2024-05-13 @Accra: TCD; NER", "in_person planned 2024-06 @Tunis: TCD; NER"],
    ),
    (
        "Polish President Andrzej Duda met Czech President Petr Pavel in Krakow on Monday. He met him again in Opava on Tuesday.",
        ["in_person held 2024-05-13 @Krakow: Andrzej Duda; Petr Pavel", "in_person held 2024-05-14 @Opava: Andrzej Duda; Petr Pavel"],
    ),
    (
        "Polish President Andrzej Duda met Czech President Petr Pavel in Krakow on Monday. The two had last met in Vienna in 2019.",
        ["in_person held 2024-05-13 @Krakow: Andrzej Duda; Petr Pavel", "in_person held 2019 @Vienna: Andrzej Duda; Petr Pavel"],
    ),
    (
        "Polish President Andrzej Duda met Czech President Petr Pavel in Krakow on Monday. Polish Ambassador Jan Nowak was also present at the meeting.",
        ["in_person held 2024-05-13 @Krakow: Andrzej Duda; Petr Pavel; Jan Nowak"],
    ),
    (
        "The High Representative of the Union, Josep Borrell, met today in Luxembourg with Jordanian Foreign Minister Ayman Safadi.",
        ["in_person held 2024-05-14 @Luxembourg: Josep Borrell; Ayman Safadi"],
    ),
    (
        "Indian and Nepali border guards met in Sunauli on Monday. “I met President Sergio Mattarella in Turin in April,” Swiss President Viola Amherd told reporters.",
        ["in_person held 2024-04 @Turin: Viola Amherd; Sergio Mattarella"],
    ),
    (
        "Norway and Peru held the second session of their Forest Dialogue in Lima on Monday. Deputy Minister Ana Soto led the Peruvian delegation.",
        ["in_person held 2024-05-13 @Lima: NOR; Ana Soto"],
    ),
    (
        "The foreign ministers of South Korea, Japan and the United States met in Seoul on Monday.",
        ["in_person held 2024-05-13 @Seoul: foreign minister of KOR; foreign minister of JPN; foreign minister of USA"],
    ),
    (
        "ANKARA -- Turkish President Recep Tayyip Erdogan on Tuesday received Greek Prime Minister Kyriakos Mitsotakis at the presidential complex.",
        ["in_person held 2024-05-14 @Ankara: Recep Tayyip Erdogan (host); Kyriakos Mitsotakis (visitor)"],
    ),
    (
        "Crown Prince Mohammed bin Salman received a phone call from French President Emmanuel Macron yesterday.",
        ["phone held 2024-05-13 @None: Mohammed bin Salman; Emmanuel Macron"],
    ),
    (
        "UN Secretary-General Antonio Guterres met today with Hakan Fidan, Minister for Foreign Affairs of Turkiye.",
        ["in_person held 2024-05-14 @None: Antonio Guterres; Hakan Fidan"],
    ),
    (
        "High Representative Josep Borrell spoke today by phone with Ukrainian Foreign Minister Dmytro Kuleba.",
        ["phone held 2024-05-14 @None: Josep Borrell; Dmytro Kuleba"],
    ),
    (
        "Chinese President Xi Jinping sent a congratulatory message to Russian President Vladimir Putin on Monday.",
        ["correspondence held 2024-05-13 @None: Xi Jinping; Vladimir Putin"],
    ),
    (
        "Chinese President Xi Jinping and Russian President Vladimir Putin exchanged congratulations on the 75th anniversary of diplomatic ties.",
        ["correspondence held 2024-05-14 @None: Xi Jinping; Vladimir Putin"],
    ),
    (
        "President Joe Biden and Prime Minister Fumio Kishida held a virtual summit on Friday.",
        ["video held 2024-05-10 @None: Joe Biden; Fumio Kishida"],
    ),
    (
        "U.S. Secretary of State Antony Blinken is expected to visit Kyiv next week.",
        ["visit planned None @Kyiv: Antony Blinken (visitor); UKR (host)"],
    ),
    (
        "Secretary of State Antony Blinken cancelled a planned trip to Beijing in February 2023.",
        ["visit cancelled 2023-02 @Beijing: Antony Blinken (visitor); CHN (host)"],
    ),
    (
        "Chinese Foreign Minister Wang Yi declined to meet British Foreign Secretary David Lammy.",
        ["in_person cancelled None @None: Wang Yi; David Lammy"],
    ),
    (
        "The planned meeting between U.S. President Donald Trump and North Korean leader Kim Jong Un was called off.",
        ["in_person cancelled None @None: Donald Trump; Kim Jong Un"],
    ),
    (
        "German Chancellor Olaf Scholz hosted Polish Prime Minister Donald Tusk for talks in Berlin on Monday.",
        ["in_person held 2024-05-13 @Berlin: Olaf Scholz (host); Donald Tusk (visitor)"],
    ),
    (
        "Italian Prime Minister Giorgia Meloni was received by Pope Francis at the Vatican on Friday.",
        ["in_person held 2024-05-10 @Vatican: Francis (host); Giorgia Meloni (visitor)"],
    ),
    (
        "A delegation led by Chinese Vice Foreign Minister Ma Zhaoxu visited Nepal from May 10 to 12.",
        ["visit held 2024-05-10/2024-05-12 @Nepal: Ma Zhaoxu (visitor); NPL (host)"],
    ),
    (
        "Indonesian President Joko Widodo begins a three-day visit to Australia on Wednesday.",
        ["visit planned 2024-05-15/2024-05-17 @Australia: Joko Widodo (visitor); AUS (host)"],
    ),
    (
        "German Chancellor Olaf Scholz arrived in Warsaw on Sunday for a two-day visit to Poland.",
        ["visit held 2024-05-12/2024-05-13 @Warsaw: Olaf Scholz (visitor); POL (host)"],
    ),
    (
        "British Foreign Secretary David Lammy travelled to New Delhi on Monday to meet External Affairs Minister S. Jaishankar.",
        [
            "visit held 2024-05-13 @New Delhi: David Lammy (visitor); IND (host)",
            "in_person held 2024-05-13 @New Delhi: David Lammy; S. Jaishankar",
        ],
    ),
    (
        "During his visit to Cairo, Russian Foreign Minister Sergei Lavrov held talks with Egyptian Foreign Minister Sameh Shoukry.",
        [
            "visit held None @Cairo: Sergei Lavrov (visitor); EGY (host)",
            "in_person held None @Cairo: Sergei Lavrov; Sameh Shoukry",
        ],
    ),
    (
        "The meeting between President Xi Jinping and President Joe Biden in San Francisco last November lasted four hours.",
        ["in_person held 2023-11 @San Francisco: Xi Jinping; Joe Biden"],
    ),
    (
        "When they met in Lima last month, Chinese Foreign Minister Wang Yi and Australian Foreign Minister Penny Wong agreed on a dialogue.",
        ["in_person held 2024-04 @Lima: Wang Yi; Penny Wong"],
    ),
    (
        "Ahead of his meeting with King Charles on Thursday, South Korean President Lee Jae-myung spoke to reporters.",
        ["in_person planned 2024-05-16 @None: Lee Jae-myung; Charles"],
    ),
    (
        "Kazakh President Kassym-Jomart Tokayev sat down with Hungarian Prime Minister Viktor Orban in Astana on Tuesday.",
        ["in_person held 2024-05-14 @Astana: Kassym-Jomart Tokayev; Viktor Orban"],
    ),
    (
        "King Abdullah II of Jordan conferred with Egyptian President Abdel Fattah el-Sissi in Aqaba on Monday.",
        ["in_person held 2024-05-13 @Aqaba: Abdullah II; Abdel Fattah el-Sissi"],
    ),
    (
        "Chinese Premier Li Qiang will attend the 28th ASEAN Summit in Vientiane from October 8 to 11.",
        ["in_person planned 2024-10-08/2024-10-11 @Vientiane: Li Qiang; ASEAN"],
    ),
    (
        "Australian Prime Minister Anthony Albanese spoke with Indonesian President Prabowo Subianto on the phone on Tuesday.",
        ["phone held 2024-05-14 @None: Anthony Albanese; Prabowo Subianto"],
    ),
    (
        "The Canadian ambassador was summoned to the Foreign Ministry in New Delhi on Monday.",
        ["in_person held 2024-05-13 @New Delhi: ambassador of CAN; Foreign Ministry"],
    ),
    (
        "Chinese Foreign Minister Wang Yi called on Singapore Prime Minister Lawrence Wong in Singapore on Monday.",
        ["in_person held 2024-05-13 @Singapore: Wang Yi (visitor); Lawrence Wong (host)"],
    ),
    (
        "Kazakh President Kassym-Jomart Tokayev and his Uzbek counterpart Shavkat Mirziyoyev met in Tashkent on Friday.",
        ["in_person held 2024-05-10 @Tashkent: Kassym-Jomart Tokayev; Shavkat Mirziyoyev"],
    ),
    (
        "Brazilian President Luiz Inacio Lula da Silva wrote to US President Donald Trump on Monday.",
        ["correspondence held 2024-05-13 @None: Luiz Inacio Lula da Silva; Donald Trump"],
    ),
    (
        "Russian Deputy Foreign Minister Sergei Ryabkov met with the ambassadors of France, Germany and Italy on Tuesday.",
        ["in_person held 2024-05-14 @None: Sergei Ryabkov; ambassador of FRA; ambassador of DEU; ambassador of ITA"],
    ),
    (
        "Pakistani Prime Minister Shehbaz Sharif was welcomed by Chinese Premier Li Qiang at the Great Hall in Beijing on Wednesday.",
        ["in_person held 2024-05-08 @Beijing: Li Qiang (host); Shehbaz Sharif (visitor)"],
    ),
    (
        "U.S. Vice President Kamala Harris and South Korean Prime Minister Han Duck-soo meet in Tokyo on Friday.",
        ["in_person planned 2024-05-17 @Tokyo: Kamala Harris; Han Duck-soo"],
    ),
    (
        "French President Emmanuel Macron meets separately on Friday with Israeli Prime Minister Benjamin Netanyahu and Palestinian President Mahmoud Abbas.",
        [
            "in_person planned 2024-05-17 @None: Emmanuel Macron; Benjamin Netanyahu",
            "in_person planned 2024-05-17 @None: Emmanuel Macron; Mahmoud Abbas",
        ],
    ),
    (
        "At a joint news conference with Polish President Andrzej Duda in Warsaw on Monday, Ukrainian President Volodymyr Zelensky thanked Poland.",
        ["in_person held 2024-05-13 @Warsaw: Volodymyr Zelensky; Andrzej Duda"],
    ),
    (
        "Australian Foreign Minister Penny Wong will travel to Tokyo, Seoul and Beijing this week.",
        [
            "visit planned None @Tokyo: Penny Wong (visitor); JPN (host)",
            "visit planned None @Seoul: Penny Wong (visitor); KOR (host)",
            "visit planned None @Beijing: Penny Wong (visitor); CHN (host)",
        ],
    ),
    (
        "Canadian Prime Minister Mark Carney and Mexican President Claudia Sheinbaum spoke by phone on Friday about trade.",
        ["phone held 2024-05-10 @None: Mark Carney; Claudia Sheinbaum"],
    ),
    (
        "The European Union and Japan held their 30th summit in Tokyo on May 10.",
        ["in_person held 2024-05-10 @Tokyo: European Union; JPN"],
    ),
    (
        "Azerbaijani President Ilham Aliyev met on Monday with a delegation led by Italian Foreign Minister Antonio Tajani.",
        ["in_person held 2024-05-13 @None: Ilham Aliyev; Antonio Tajani"],
    ),
    (
        "Presidents Xi Jinping and Vladimir Putin met in Kazan in October 2024 on the sidelines of the 16th BRICS Summit.",
        ["in_person held 2024-10 @Kazan: Xi Jinping; Vladimir Putin"],
    ),
    (
        "Spanish Prime Minister Pedro Sanchez is on an official visit to China from Monday to Thursday.",
        ["visit held 2024-05-13/2024-05-16 @China: Pedro Sanchez (visitor); CHN (host)"],
    ),
    (
        "The visit of the Polish Foreign Minister Radoslaw Sikorski to Ukraine took place on May 3.",
        ["visit held 2024-05-03 @Ukraine: Radoslaw Sikorski (visitor); UKR (host)"],
    ),
    (
        "NATO Secretary-General Jens Stoltenberg met Finnish President Alexander Stubb at NATO Headquarters in Brussels today.",
        ["in_person held 2024-05-14 @Brussels: Jens Stoltenberg; Alexander Stubb"],
    ),
    (
        "King Felipe VI of Spain and Queen Letizia are on a state visit to the Netherlands.",
        ["visit held None @Netherlands: Felipe VI (visitor); Letizia (visitor); NLD (host)"],
    ),
    (
        "Iranian Foreign Minister Hossein Amir-Abdollahian left Tehran for Beijing on Sunday.",
        ["visit held 2024-05-12 @Beijing: Hossein Amir-Abdollahian (visitor); CHN (host)"],
    ),
    (
        "The first round of talks between Russian and Ukrainian negotiators was held in Gomel on February 28, 2022.",
        ["in_person held 2022-02-28 @Gomel: RUS; UKR"],
    ),
    (
        "Brazilian President Luiz Inacio Lula da Silva postponed his trip to China, which had been agreed in March.",
        ["visit cancelled None @China: Luiz Inacio Lula da Silva (visitor); CHN (host)"],
    ),
    (
        "RIYADH -- Saudi Foreign Minister Prince Faisal bin Farhan met here today with Iranian Foreign Minister Abbas Araghchi.",
        ["in_person held 2024-05-14 @Riyadh: Faisal bin Farhan; Abbas Araghchi"],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov and Kazakh Foreign Minister Murat Nurtleu held talks in Moscow on May 13.",
        ["in_person held 2024-05-13 @Moscow: Sergei Lavrov; Murat Nurtleu"],
    ),
    (
        "External Affairs Minister S. Jaishankar will pay an official visit to Sri Lanka on 20 June 2024.",
        ["visit planned 2024-06-20 @Sri Lanka: S. Jaishankar (visitor); LKA (host)"],
    ),
    (
        "UNITED NATIONS, May 14 -- Secretary-General Antonio Guterres is scheduled to meet Ukrainian President Volodymyr Zelenskyy in Kyiv on Thursday.",
        ["in_person planned 2024-05-16 @Kyiv: Antonio Guterres; Volodymyr Zelenskyy"],
    ),
    (
        "The UN Security Council met on Monday to discuss Sudan.",
        ["in_person held 2024-05-13 @None: UN Security Council"],
    ),
    (
        "LONDON (Reuters) - British Prime Minister Keir Starmer spoke to U.S. President Donald Trump on Sunday about Ukraine, his office said.",
        ["phone held 2024-05-12 @None: Keir Starmer; Donald Trump"],
    ),
    (
        "LONDON (Reuters) - Talks between U.S. and Chinese officials in Geneva ended on Sunday without a deal.",
        ["in_person held 2024-05-12 @Geneva: USA; CHN"],
    ),
    (
        "Talks between Armenia and Azerbaijan are due to be held in Brussels on June 1.",
        ["in_person planned 2024-06-01 @Brussels: ARM; AZE"],
    ),
    (
        "Australian Prime Minister Anthony Albanese met Chinese Premier Li Qiang in Canberra on Monday. Anthony Albanese previously met President Xi Jinping in Beijing in November 2023.",
        [
            "in_person held 2024-05-13 @Canberra: Anthony Albanese; Li Qiang",
            "in_person held 2023-11 @Beijing: Anthony Albanese; Xi Jinping",
        ],
    ),
    (
        "Chinese Foreign Minister Wang Yi held a phone conversation with German Foreign Minister Annalena Baerbock at the latter's request on Monday.",
        ["phone held 2024-05-13 @None: Wang Yi; Annalena Baerbock"],
    ),
    (
        "Philippine President Ferdinand Marcos Jr. flew to Washington on Sunday for talks with U.S. President Joe Biden.",
        [
            "visit held 2024-05-12 @Washington: Ferdinand Marcos Jr. (visitor); USA (host)",
            "in_person held 2024-05-12 @Washington: Ferdinand Marcos Jr.; Joe Biden",
        ],
    ),
    (
        "Spain's Prime Minister Pedro Sanchez has cancelled his trip to the COP28 summit in Dubai.",
        ["visit cancelled None @Dubai: Pedro Sanchez (visitor); ARE (host)"],
    ),
    (
        "North Korean leader Kim Jong Un sent a letter of condolence to Chinese President Xi Jinping on May 3.",
        ["correspondence held 2024-05-03 @None: Kim Jong Un; Xi Jinping"],
    ),
    (
        "In a letter to UN chief Antonio Guterres on Monday, Iranian Foreign Minister Abbas Araghchi condemned the attack.",
        ["correspondence held 2024-05-13 @None: Abbas Araghchi; Antonio Guterres"],
    ),
    (
        "U.S. Vice President Kamala Harris today led a delegation to Abu Dhabi to offer condolences.",
        ["visit held 2024-05-14 @Abu Dhabi: Kamala Harris (visitor); ARE (host)"],
    ),
    (
        "Earlier this year Australia hosted a visit by Chinese President Jiang Zemin.",
        ["visit held 2024 @Australia: Jiang Zemin (visitor); AUS (host)"],
    ),
    (
        "LIMA, May 14 -- Japanese Foreign Minister Fumio Kishida was in Peru for a three-day visit that ended Tuesday.",
        ["visit held 2024-05-12/2024-05-14 @Peru: Fumio Kishida (visitor); PER (host)"],
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide paid a private visit to Portugal in April.",
        ["visit held 2024-04 @Portugal: Espen Barth Eide (visitor); PRT (host)"],
    ),
    (
        "Swedish Prime Minister Ulf Kristersson met with business leaders in Hanoi on Tuesday.",
        ["in_person held 2024-05-14 @Hanoi: Ulf Kristersson; business leaders"],
    ),
    (
        "Serbian President Aleksandar Vucic and Kosovo's Prime Minister Albin Kurti took part in a video conference with EU envoy Miroslav Lajcak on Monday.",
        ["video held 2024-05-13 @None: Aleksandar Vucic; Albin Kurti; Miroslav Lajcak"],
    ),
    (
        "Danish Prime Minister Mette Frederiksen and her wife visited Iceland on Monday.",
        ["visit held 2024-05-13 @Iceland: Mette Frederiksen (visitor); wife of DNK (visitor); ISL (host)"],
    ),
    (
        "Defence Minister Andrei Belousov of Russia and Indian Defence Minister Rajnath Singh co-chaired the 21st meeting of the India-Russia Intergovernmental Commission on Military Cooperation in Moscow on Tuesday.",
        ["in_person held 2024-05-14 @Moscow: Andrei Belousov; Rajnath Singh"],
    ),
    (
        "Prime Minister Viktor Orban of Hungary is to meet President Vladimir Putin in Moscow on Friday.",
        ["in_person planned 2024-05-17 @Moscow: Viktor Orban; Vladimir Putin"],
    ),
    (
        "Visiting Chinese Foreign Minister Wang Yi held talks with Egyptian Foreign Minister Badr Abdelatty in Cairo on Monday.",
        [
            "visit held 2024-05-13 @Cairo: Wang Yi (visitor); EGY (host)",
            "in_person held 2024-05-13 @Cairo: Wang Yi; Badr Abdelatty",
        ],
    ),
    (
        "OTTAWA, May 13 -- Canadian Prime Minister Mark Carney received Latvian President Edgars Rinkevics.",
        ["in_person held 2024-05-13 @Ottawa: Mark Carney (host); Edgars Rinkevics (visitor)"],
    ),
    (
        "President Emmanuel Macron of France and German Chancellor Olaf Scholz will chair the Franco-German Council of Ministers in Meseberg on May 28.",
        ["in_person planned 2024-05-28 @None: Emmanuel Macron; Olaf Scholz"],
    ),
    (
        "Ukrainian President Volodymyr Zelenskyy, speaking after a meeting with NATO Secretary General Mark Rutte on Monday, said air defence was needed.",
        ["in_person held 2024-05-13 @None: Volodymyr Zelenskyy; Mark Rutte"],
    ),
    (
        "U.S. envoy Steve Witkoff held indirect talks with Iranian Foreign Minister Abbas Araghchi in Muscat on Saturday, mediated by Oman.",
        ["in_person held 2024-05-11 @Muscat: Steve Witkoff; Abbas Araghchi; OMN (mediator)"],
    ),
    (
        "China's top diplomat Wang Yi is due in Delhi on Monday for border talks with Indian National Security Adviser Ajit Doval.",
        [
            "visit planned 2024-05-20 @Delhi: Wang Yi (visitor); IND (host)",
            "in_person planned 2024-05-20 @Delhi: Wang Yi; Ajit Doval",
        ],
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide and Swedish Foreign Minister Tobias Billstrom, together with Finnish Foreign Minister Elina Valtonen, met in Stockholm on Monday.",
        ["in_person held 2024-05-13 @Stockholm: Espen Barth Eide; Tobias Billstrom; Elina Valtonen"],
    ),
    (
        "The leaders of the Quad held a virtual summit on March 12, 2021.",
        ["video held 2021-03-12 @None: Quad"],
    ),
    (
        "At the invitation of the President of the Republic of Türkiye, H.E. Mr. Recep Tayyip Erdoğan, the President of the Republic of Azerbaijan, H.E. Mr. Ilham Aliyev, will pay a working visit to Ankara on 20 May 2024.",
        ["visit planned 2024-05-20 @Ankara: Ilham Aliyev (visitor); TUR (host)"],
    ),
    (
        "The President of the European Council, Charles Michel, and the President of the European Commission, Ursula von der Leyen, met President Xi Jinping in Beijing on 7 December 2023.",
        ["in_person held 2023-12-07 @Beijing: Charles Michel; Ursula von der Leyen; Xi Jinping"],
    ),
    (
        "Canada's Foreign Minister Melanie Joly is travelling to Ankara, where she will meet Turkish Foreign Minister Hakan Fidan on Tuesday.",
        [
            "visit held None @Ankara: Melanie Joly (visitor); TUR (host)",
            "in_person planned 2024-05-14 @Ankara: Melanie Joly; Hakan Fidan",
        ],
    ),
    (
        "Ethiopian Prime Minister Abiy Ahmed is visiting Paris and will meet French President Emmanuel Macron on Wednesday.",
        [
            "visit held None @Paris: Abiy Ahmed (visitor); FRA (host)",
            "in_person planned 2024-05-15 @None: Abiy Ahmed; Emmanuel Macron",
        ],
    ),
    (
        "President Biden and President Yoon met in Seoul in May and again in Madrid in June. The two presidents will meet again in Washington next April.",
        [
            "in_person held 2024-05 @Seoul: Biden; Yoon",
            "in_person held 2024-06 @Madrid: Biden; Yoon",
            "in_person planned 2025-04 @Washington: Biden; Yoon",
        ],
    ),
]

NOT_REPORTED = [
    "French President Emmanuel Macron called for dialogue between Israel and Iran.",
    "President Emmanuel Macron hopes to meet President Vladimir Putin.",
    "Foreign Minister Sergei Lavrov may visit Cairo.",
    "Prime Minister Keir Starmer did not meet Hungarian Prime Minister Viktor Orban.",
    "If President Donald Trump meets President Vladimir Putin, Ukraine will be discussed.",
    "The plan met the criteria set by the European Union.",
    "The announcement by Germany was met with applause in France.",
    "Chinese Foreign Minister Wang Yi called on Israel and Iran to exercise restraint.",
    "Ministers from the ASEAN countries and China agreed on a code of conduct.",
    "Foreign Minister Penny Wong urged China and the Philippines to hold talks.",
    "The two sides should maintain high-level exchanges.",
    "China is ready to return to talks with the Philippines.",
    "President Rodrigo Duterte said he is open to direct talks with China.",
    "Iran rejected negotiations with the United States.",
    "Prime Minister Modi invited President Macron to visit India.",
    "There has been no meeting between President Erdogan and President Assad.",
    "Prime Minister Fumio Kishida has never visited Mongolia.",
    "Whether President Lula will visit Washington remains unclear.",
    "Unless the two presidents meet, the deal will fail.",
    "Foreign Minister Annalena Baerbock told reporters that Germany supports Ukraine.",
    "President Yoon Suk Yeol spoke to reporters in Seoul on Monday.",
    "The minister received a copy of the report from the European Union.",
    "Norway's exports to Sweden met expectations.",
    "Japan met its emissions target, Prime Minister Fumio Kishida said.",
    "President Prabowo Subianto visited West Java on Monday.",
    "The German team met Spain in the final in Berlin.",
    "President William Ruto said the exchange rate was stable.",
    "Foreign Minister Hakan Fidan discussed the crisis at length in his speech.",
    "Pope Francis received the news in silence.",
    "Prime Minister Mark Carney spoke of his childhood in Canada.",
    "The embassy of France hosts a film festival every year.",
    "Critics want Prime Minister Rishi Sunak to meet President Joe Biden.",
    "The possibility of talks between Russia and Ukraine was raised by Turkey.",
    "Without a meeting between the leaders of India and Pakistan, tensions will persist.",
    "Foreign Minister Jose Manuel Albares welcomed the decision of Ireland.",
    "President Gustavo Petro could meet President Nicolas Maduro.",
    "Prime Minister Anutin Charnvirakul proposed a summit between Thailand and Cambodia.",
    "The foreign ministry of Qatar offered to host negotiations between Israel and Hamas.",
    "President Javier Milei refused to say whether he would meet President Lula.",
    "Ireland calls for a resumption of dialogue between Serbia and Kosovo.",
]


@pytest.mark.parametrize(("text", "expected"), REPORTED, ids=range(len(REPORTED)))
def test_an_encounter_is_read(text: str, expected: list[str]) -> None:
    assert [shown(meeting) for meeting in meetings(text)] == expected


@pytest.mark.parametrize("text", NOT_REPORTED)
def test_what_did_not_happen_is_no_meeting(text: str) -> None:
    assert [shown(meeting) for meeting in meetings(text)] == []


DETAILS: list[tuple[str, list[str], list[str], tuple[str, str, int | None] | None]] = [
    (
        "Prime Minister Narendra Modi met with President Emmanuel Macron on the sidelines of the 50th G7 Summit in Apulia on May 13. The two leaders discussed defence, nuclear energy and space cooperation.",
        ["defence", "nuclear energy", "space cooperation"],
        [],
        ("50th G7 Summit", "sidelines", 50),
    ),
    (
        "Saudi Foreign Minister Prince Faisal bin Farhan met Iranian Foreign Minister Abbas Araghchi in Riyadh on Monday. They reviewed bilateral relations and discussed the latest developments in the region, as well as the situation in Sudan.",
        ["bilateral relations", "the latest developments in the region", "the situation in Sudan"],
        [],
        None,
    ),
    (
        "Russian Foreign Minister Sergei Lavrov and Kazakh Foreign Minister Murat Nurtleu held talks in Moscow on May 13. The ministers exchanged views on regional security, transport and cooperation within the CIS. They signed a plan of consultations for 2024-2025.",
        ["regional security", "transport", "cooperation within the CIS"],
        ["a plan of consultations for 2024-2025"],
        None,
    ),
    (
        "Chinese Foreign Minister Wang Yi met Norwegian Foreign Minister Espen Barth Eide in Oslo on Monday. The two sides exchanged views on a range of issues, including the Ukraine crisis and the climate.",
        ["the Ukraine crisis", "the climate"],
        [],
        None,
    ),
    (
        "Turkish President Recep Tayyip Erdogan spoke by phone with Italian Prime Minister Giorgia Meloni on Monday about the need for a ceasefire in Gaza and ways to bring in aid.",
        ["the need for a ceasefire in Gaza", "ways to bring in aid"],
        [],
        None,
    ),
    (
        "Spanish Foreign Minister Jose Manuel Albares held talks with his Moroccan counterpart Nasser Bourita in Rabat on Monday on migration and fisheries. They issued a joint statement.",
        ["migration", "fisheries"],
        ["a joint statement"],
        None,
    ),
    (
        "South Korean President Yoon Suk Yeol met Polish President Andrzej Duda in Seoul on Monday to discuss arms exports. The presidents agreed to open a new chapter in defence cooperation.",
        ["arms exports"],
        ["to open a new chapter in defence cooperation"],
        None,
    ),
    (
        "Chinese Premier Li Qiang met Malaysian Prime Minister Anwar Ibrahim during the 27th ASEAN Plus Three Summit in Kuala Lumpur on Monday.",
        [],
        [],
        ("27th ASEAN Plus Three Summit", "at", 27),
    ),
]


@pytest.mark.parametrize(("text", "topics", "outcomes", "occasion"), DETAILS, ids=range(len(DETAILS)))
def test_topics_outcomes_and_occasion(
    text: str, topics: list[str], outcomes: list[str], occasion: tuple[str, str, int | None] | None
) -> None:
    (meeting,) = meetings(text)
    assert [topic.text for topic in meeting.topics] == topics
    assert [outcome.text for outcome in meeting.outcomes] == outcomes
    found = meeting.occasion
    assert (found and (found.text, found.relation, found.edition)) == occasion


TOPICS: list[tuple[str, list[str]]] = [
    ("copper and coca", ["copper", "coca"]),
    ("critical minerals and school meals", ["critical minerals", "school meals"]),
    ("rural hospitals and the hosting of refugees", ["rural hospitals", "the hosting of refugees"]),
    ("the fighting in Darfur and wheat prices", ["the fighting in Darfur", "wheat prices"]),
    ("trade and investment", ["trade and investment"]),
    ("energy and defence cooperation", ["energy and defence cooperation"]),
    ("political and economic ties", ["political and economic ties"]),
    ("the unprovoked, illegal and brutal shelling of the port", ["the unprovoked, illegal and brutal shelling of the port"]),
    ("efforts to find the ship and its crew", ["efforts to find the ship and its crew"]),
    ("fishing in Ghana, the Gambia, and the Ivory Coast", ["fishing in Ghana, the Gambia, and the Ivory Coast"]),
    ("opening consulates and training pilots", ["opening consulates", "training pilots"]),
    ("visas, border police and customs, and a new bridge", ["visas", "border police and customs", "a new bridge"]),
    ("the harvest; a ferry across the strait; and loans for farmers", ["the harvest", "a ferry across the strait", "loans for farmers"]),
    ("steps to curb inflation, following a bad harvest", ["steps to curb inflation"]),
    ("ship repairs, a matter of pride for both navies", ["ship repairs"]),
    ("tariffs on wine, and welcomed the reopening of the border", ["tariffs on wine"]),
    ("how to feed the region, including through school meals", ["how to feed the region"]),
    ("a number of urgent issues, such as salt, rice and tea", ["salt", "rice", "tea"]),
]


@pytest.mark.parametrize(("printed", "expected"), TOPICS, ids=range(len(TOPICS)))
def test_a_list_is_parted_where_its_topics_are(printed: str, expected: list[str]) -> None:
    (meeting,) = meetings(
        f"Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday. The two discussed {printed}."
    )
    assert [topic.text for topic in meeting.topics] == expected


ABOUT: list[tuple[str, list[str]]] = [
    ("conferred with Chilean President Gabriel Boric in Lima on drought.", ["drought"]),
    ("met Chilean President Gabriel Boric in Lima. The meeting, attended by two mayors, covered drought.", ["drought"]),
    ("met Chilean President Gabriel Boric in Lima. The talks, which dealt with drought, lasted an hour.", ["drought"]),
    ("met Chilean President Gabriel Boric in Lima. Their meeting was a chance to discuss drought.", ["drought"]),
    ("met Chilean President Gabriel Boric in Lima. They discussed in some detail the drought.", ["the drought"]),
    ("met Chilean President Gabriel Boric in Lima. They praised a project which is focused on drought.", []),
    ("met Chilean President Gabriel Boric in Lima. The sides are focused on drought.", []),
]


@pytest.mark.parametrize(("words", "expected"), ABOUT, ids=range(len(ABOUT)))
def test_topics_belong_to_the_encounter(words: str, expected: list[str]) -> None:
    (meeting,) = meetings(f"Peruvian President Dina Boluarte {words}")
    assert [topic.text for topic in meeting.topics] == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("a state", "state"), ("an official", "official"), ("a working", "working"), ("a private", "private"), ("a short", None)],
)
def test_class_of_a_visit(kind: str, expected: str | None) -> None:
    (visit,) = meetings(f"Peruvian President Dina Boluarte paid {kind} visit to Japan in April.")
    assert visit.visit_class == expected


@pytest.mark.parametrize(
    ("when", "expected", "basis"),
    [
        ("on May 2, 2024", "2024-05-02", "explicit"),
        ("on Friday", "2024-05-10", "weekday"),
        ("yesterday", "2024-05-13", "relative"),
        ("in March", "2024-03", "explicit"),
        ("last month", "2024-04", "relative"),
        ("", "2024-05-14", "published"),
        ("last week", "None", None),
    ],
)
def test_date_and_its_basis(when: str, expected: str, basis: str | None) -> None:
    (meeting,) = meetings(
        f"Foreign Minister Gideon Sa'ar met Hungarian Foreign Minister Peter Szijjarto in Budapest {when}.".replace(" .", ".")
    )
    assert (str(meeting.date), meeting.date_basis) == (expected, basis)


def test_words_of_a_date_are_kept_though_they_do_not_resolve() -> None:
    (meeting,) = meetings("Foreign Minister Gideon Sa'ar met Hungarian Foreign Minister Peter Szijjarto in Budapest last week.")
    assert meeting.date is None
    assert meeting.date_text is not None
    assert meeting.date_text.text == "last week"


ARTICLE = """Lavrov, Fidan meet in Antalya

ANTALYA, May 13 -- Russian Foreign Minister Sergei Lavrov held talks with Turkish Foreign Minister Hakan Fidan in Antalya on Monday.

During the meeting, Lavrov said grain exports would go on.

The two ministers exchanged views on shipping in the Black Sea and the situation in Syria.

Hakan Fidan last met Sergei Lavrov in Moscow in February.
"""


def test_headline_lead_and_later_mentions_are_one_record() -> None:
    today, before = meetings(ARTICLE)
    assert shown(today) == "in_person held 2024-05-13 @Antalya: Sergei Lavrov; Hakan Fidan"
    assert [topic.text for topic in today.topics] == ["shipping in the Black Sea", "the situation in Syria"]
    assert shown(before) == "in_person held 2024-02 @Moscow: Hakan Fidan; Sergei Lavrov"


def test_every_passage_is_the_callers_text() -> None:
    for meeting in meetings(ARTICLE):
        assert meeting.evidence
        for extract in (*meeting.evidence, *meeting.topics, *meeting.outcomes):
            assert ARTICLE[extract.start : extract.end] == extract.text


def test_an_id_does_not_depend_on_what_stands_before() -> None:
    text = "Indian Prime Minister Narendra Modi met Bhutanese King Jigme Khesar Namgyel Wangchuck in Thimphu on Monday."
    (alone,) = meetings(text)
    (behind,) = meetings("It was a day like many others in the valley.\n\n" + text)
    assert alone.id == behind.id


def test_the_cases_show_every_closed_choice() -> None:
    found = [meeting for text, _ in REPORTED for meeting in meetings(text)]
    assert {meeting.form for meeting in found} == set(values(MeetingForm))
    assert {meeting.status for meeting in found} == set(values(MeetingStatus))
    assert {one.role for meeting in found for one in meeting.participants} == set(values(ParticipantRole))
    assert {meeting.visit_class for meeting in found} - {None} == set(values(VisitClass))
    assert {meeting.date_basis for meeting in found} - {None} == set(values(DateBasis))
    occasions = [m.occasion for text, _, _, _ in DETAILS for m in meetings(text) if m.occasion]
    assert {occasion.relation for occasion in occasions} == set(values(OccasionRelation))


def test_the_table_of_cues_is_sorted_sourced_and_without_twins() -> None:
    lines = (resources.files("dipevents") / "data" / "encounters.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))
    assert all(row["source"] and row["forms"] for row in rows)
    for row in rows:
        if isinstance(row["forms"], list):
            assert len(row["forms"]) == len(set(row["forms"])), row["id"]


def test_the_lists_of_words_are_sorted_sourced_and_looked_up() -> None:
    data = resources.files("dipevents") / "data" / "encounter_words.jsonl"
    lines = data.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert lines == [json.dumps(row, ensure_ascii=False) for row in rows]
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids)) == [field.name for field in attrs.fields(Terms)]
    for row in rows:
        assert row["source"]
        assert row["meaning"]
        assert row["forms"] == sorted(set(row["forms"])), row["id"]
        assert all(form == form.lower() for form in row["forms"]), row["id"]
    package = Path(str(resources.files("dipevents.parsers.meetings")))
    code = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    assert [name for name in ids if not re.search(rf"terms(\(\))?\.{name}\b", code)] == []


def test_the_longest_cue_wins() -> None:
    known = vocabulary()
    cues, stop = known.cues_at(["paid", "a", "courtesy", "call", "on", "him"], 0, 6)
    assert stop == 5
    assert [cue.kind for cue in cues] == ["caller"]
