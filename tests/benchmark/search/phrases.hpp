// What the generated directory is put together from. A phrase stands in a row with its translations, so that what is said of a service
// in another language is what its French says. Nothing here is a fact: no service that comes out of it exists.
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace benchmark {

// In the order of `said` below; French stands apart.
inline constexpr std::array<std::string_view, 6> other_languages{"en", "ar", "zh-Hans", "ru", "de", "es"};

struct Category {
    int share;                                                 // of a thousand services
    std::vector<std::string_view> acts;                        // taxonomy.yaml
    std::vector<std::string_view> brands;                      // who does it nearly everywhere
    std::vector<std::string_view> kinds;                       // how its places are called
    std::array<std::string_view, 6> called;                    // the same, in the other languages
    std::vector<std::string_view> descriptions;
    std::array<std::string_view, 6> described;
};

inline const std::vector<Category> categories{
    {62, {"social-support", "town-hall"}, {"CCAS", "CIAS", "Secours populaire", "Secours catholique"},
     {"Centre communal d’action sociale", "Maison des solidarités", "Accueil social", "Centre médico-social"},
     {"Social welfare centre", "مركز المساعدة الاجتماعية", "社会救助中心", "Центр социальной помощи", "Sozialzentrum", "Centro de acción social"},
     {"Accompagne les habitants dans leurs démarches sociales et instruit les demandes d’aide.",
      "Accueil, écoute et orientation des personnes en difficulté ; aides ponctuelles et secours d’urgence."},
     {"Helps residents with social procedures and applications for aid.", "مساعدة السكان في الإجراءات الاجتماعية وطلبات الإعانة.", "协助居民办理社会救助手续和申请补助。",
      "Помогает жителям оформить социальную помощь.", "Hilft Einwohnern bei sozialen Anträgen und Beihilfen.", "Ayuda a los habitantes con los trámites sociales y las solicitudes de ayuda."}},
    {55, {"victim-support", "victim-compensation"}, {"France Victimes", "Association d’aide aux victimes", "AVAD"},
     {"Aide aux victimes", "Bureau d’aide aux victimes", "Service d’aide aux victimes", "Permanence d’écoute des victimes"},
     {"Victim support office", "مكتب مساعدة الضحايا", "受害者援助办公室", "Служба помощи пострадавшим", "Opferhilfe", "Oficina de ayuda a las víctimas"},
     {"Écoute, information juridique et soutien psychologique gratuits et confidentiels pour toute personne victime d’une infraction.",
      "Reçoit les victimes d’agression, de vol ou d’accident et les accompagne jusqu’à l’indemnisation."},
     {"Free and confidential listening, legal information and psychological support.", "استماع ومعلومات قانونية ودعم نفسي مجاني وسري.", "免费保密的倾听、法律信息和心理支持。",
      "Бесплатная конфиденциальная поддержка и правовая информация.", "Kostenlose und vertrauliche Beratung und psychologische Hilfe.", "Escucha, información jurídica y apoyo psicológico gratuitos."}},
    {50, {"legal-information", "legal-advice"}, {"Point-justice", "CDAD", "Barreau"},
     {"Point-justice", "Maison de justice et du droit", "Point d’accès au droit", "Consultation gratuite d’avocat"},
     {"Legal advice centre", "مركز الاستشارات القانونية", "法律咨询中心", "Юридическая консультация", "Rechtsberatungsstelle", "Centro de asesoría jurídica"},
     {"Informations sur vos droits par un juriste, un avocat, un notaire ou un conciliateur de justice.",
      "Permanences gratuites : droit du travail, de la famille, du logement, de la consommation et des étrangers."},
     {"A lawyer informs you of your rights, free of charge.", "محام يخبرك بحقوقك مجانا.", "律师免费告知您的权利。",
      "Юрист бесплатно расскажет о ваших правах.", "Juristen informieren kostenlos über Ihre Rechte.", "Un abogado le informa gratis de sus derechos."}},
    {40, {"women-rights", "partner-violence-support"}, {"CIDFF", "Planning familial", "Solidarité femmes"},
     {"CIDFF", "Accueil de jour pour femmes", "Lieu d’écoute femmes", "Centre d’information sur les droits des femmes"},
     {"Women’s rights centre", "مركز حقوق المرأة", "妇女权益中心", "Центр прав женщин", "Frauenberatungsstelle", "Centro de derechos de las mujeres"},
     {"Accueil, information et accompagnement des femmes, notamment victimes de violences au sein du couple.",
      "Entretiens individuels et groupes de parole, en toute confidentialité, avec ou sans rendez-vous."},
     {"Welcome and support for women, above all those who suffer violence.", "استقبال ومرافقة النساء ضحايا العنف.", "接待并陪伴妇女，尤其是遭受暴力的妇女。",
      "Приём и поддержка женщин, пострадавших от насилия.", "Aufnahme und Begleitung von Frauen, die Gewalt erleben.", "Acogida y apoyo a mujeres víctimas de violencia."}},
    {70, {"food"}, {"Restos du cœur", "Banque alimentaire", "Secours populaire", "Croix-Rouge"},
     {"Distribution alimentaire", "Épicerie solidaire", "Restaurant solidaire", "Aide alimentaire", "Frigo solidaire"},
     {"Food aid", "مساعدة غذائية", "食品援助站", "Продовольственная помощь", "Lebensmittelhilfe", "Ayuda alimentaria"},
     {"Distribution de colis alimentaires et de produits d’hygiène sous conditions de ressources.",
      "Courses à petits prix, ateliers de cuisine et accueil convivial autour d’un café."},
     {"Food parcels and hygiene products for people on a low income.", "توزيع طرود غذائية ومواد النظافة.", "向低收入人群发放食品包和卫生用品。",
      "Раздача продуктов и средств гигиены.", "Lebensmittelpakete und Hygieneartikel.", "Reparto de alimentos y productos de higiene."}},
    {55, {"emergency-shelter", "housing"}, {"Emmaüs", "Armée du salut", "Croix-Rouge", "Groupe SOS"},
     {"Centre d’hébergement d’urgence", "Accueil de nuit", "Centre d’hébergement et de réinsertion sociale", "Foyer d’urgence"},
     {"Emergency shelter", "مأوى الطوارئ", "紧急收容所", "Приют экстренной помощи", "Notunterkunft", "Albergue de emergencia"},
     {"Hébergement temporaire des personnes sans abri, sur orientation du 115.", "Mise à l’abri, repas du soir, douche et accompagnement vers un logement durable."},
     {"Temporary shelter for people who sleep rough.", "إيواء مؤقت للأشخاص بلا مأوى.", "为无家可归者提供临时住所。",
      "Временное жильё для бездомных.", "Vorübergehende Unterkunft für Obdachlose.", "Alojamiento temporal para personas sin hogar."}},
    {38, {"day-centre", "domiciliation"}, {"Secours catholique", "Emmaüs", "Petits frères des pauvres"},
     {"Accueil de jour", "Halte de jour", "Boutique solidarité", "Bagagerie", "Bains-douches"},
     {"Day centre", "مركز نهاري", "日间接待中心", "Дневной центр", "Tagesstätte", "Centro de día"},
     {"Douches, machines à laver, petit déjeuner, bagagerie et repos dans la journée.", "Domiciliation, coffre-fort numérique et recharge de téléphone."},
     {"Showers, laundry, breakfast and rest during the day.", "حمامات وغسيل وفطور وراحة أثناء النهار.", "白天提供淋浴、洗衣、早餐和休息。",
      "Душ, стирка, завтрак и отдых днём.", "Duschen, Wäsche, Frühstück und Ruhe am Tag.", "Duchas, lavandería, desayuno y descanso durante el día."}},
    {48, {"housing-information", "housing"}, {"ADIL", "Soliha", "Action logement", "CLLAJ"},
     {"Information sur le logement", "Boutique logement", "Permanence logement", "Commission impayés de loyer"},
     {"Housing information", "معلومات السكن", "住房信息处", "Информация о жилье", "Wohnberatung", "Información sobre vivienda"},
     {"Conseils gratuits sur la location, les charges, les impayés et l’expulsion.", "Aide à la recherche d’un logement social ou privé et au montage du dossier."},
     {"Free advice on renting, arrears and eviction.", "نصائح مجانية حول الإيجار والمتأخرات والإخلاء.", "关于租房、欠租和驱逐的免费建议。",
      "Бесплатные советы об аренде и выселении.", "Kostenloser Rat zu Miete, Mietschulden und Räumung.", "Consejos gratuitos sobre alquiler, impagos y desahucio."}},
    {60, {"medical-care", "health-information"}, {"Médecins du monde", "Croix-Rouge", "Mutualité française"},
     {"Centre de santé", "Maison de santé pluridisciplinaire", "Permanence d’accès aux soins", "Dispensaire"},
     {"Health centre", "مركز صحي", "健康中心", "Поликлиника", "Gesundheitszentrum", "Centro de salud"},
     {"Consultations de médecine générale et dentaire, soins infirmiers, tiers payant.", "Soins gratuits pour les personnes sans couverture maladie, avec un interprète si besoin."},
     {"General practice, dental and nursing care.", "طب عام وأسنان وتمريض.", "全科、牙科和护理服务。",
      "Терапевт, стоматолог и медсестра.", "Allgemeinmedizin, Zahnarzt und Pflege.", "Medicina general, dental y enfermería."}},
    {40, {"mental-health", "distress-support"}, {"Unafam", "Centre hospitalier", "SOS Amitié"},
     {"Centre médico-psychologique", "Point d’écoute psychologique", "Équipe mobile psychiatrie précarité", "Groupe d’entraide mutuelle"},
     {"Mental health clinic", "عيادة الصحة النفسية", "心理健康诊所", "Психологическая помощь", "Psychologische Beratung", "Centro de salud mental"},
     {"Consultations avec un psychologue ou un psychiatre pour adultes, enfants et adolescents.", "Un lieu pour parler, rompre l’isolement et reprendre pied."},
     {"Consultations with a psychologist or psychiatrist.", "استشارات مع طبيب نفسي.", "心理医生咨询。",
      "Консультации психолога и психиатра.", "Gespräche mit Psychologen und Psychiatern.", "Consultas con psicólogo o psiquiatra."}},
    {30, {"addiction-support"}, {"CSAPA", "CAARUD", "Addictions France"},
     {"Centre de soins en addictologie", "Consultation jeunes consommateurs", "Accueil addictions", "Réunion d’entraide alcool"},
     {"Addiction treatment centre", "مركز علاج الإدمان", "戒瘾治疗中心", "Центр лечения зависимости", "Suchtberatung", "Centro de tratamiento de adicciones"},
     {"Prise en charge gratuite et anonyme des personnes dépendantes à l’alcool, au tabac, aux drogues ou aux jeux.", "Réduction des risques, matériel stérile et dépistage."},
     {"Free and anonymous care for alcohol, tobacco, drugs and gambling.", "رعاية مجانية ومجهولة للإدمان.", "免费匿名的酒精、烟草和毒品成瘾治疗。",
      "Бесплатная анонимная помощь при зависимостях.", "Kostenlose anonyme Hilfe bei Sucht.", "Atención gratuita y anónima de las adicciones."}},
    {58, {"employment"}, {"France Travail", "Cap emploi", "PLIE", "Solidarités nouvelles face au chômage"},
     {"Agence pour l’emploi", "Espace emploi", "Atelier de recherche d’emploi", "Chantier d’insertion"},
     {"Employment office", "مكتب التوظيف", "就业服务处", "Центр занятости", "Arbeitsvermittlung", "Oficina de empleo"},
     {"Aide à la rédaction de CV, préparation aux entretiens et accès aux offres.", "Contrats d’insertion dans les espaces verts, le bâtiment et la restauration."},
     {"Help with CVs, interviews and job offers.", "مساعدة في السيرة الذاتية والمقابلات وعروض العمل.", "协助撰写简历、准备面试和寻找工作。",
      "Помощь с резюме и поиском работы.", "Hilfe bei Lebenslauf, Vorstellung und Stellensuche.", "Ayuda con el currículum, entrevistas y ofertas."}},
    {52, {"youth-insertion"}, {"Mission locale", "Apprentis d’Auteuil", "École de la deuxième chance", "ADDAP"},
     {"Mission locale", "Antenne jeunesse", "Information jeunesse", "Point accueil écoute jeunes", "Prévention spécialisée"},
     {"Youth service", "خدمة الشباب", "青年服务站", "Молодёжный центр", "Jugendberatung", "Servicio para jóvenes"},
     {"Accompagne les jeunes de 16 à 25 ans vers l’emploi, la formation, le logement et la santé.", "Projets, service civique, mobilité internationale et aides financières."},
     {"Supports people aged 16 to 25 towards work and training.", "مرافقة الشباب نحو العمل والتكوين.", "帮助16至25岁的青年就业和培训。",
      "Помогает молодёжи найти работу и учёбу.", "Begleitet Jugendliche zu Arbeit und Ausbildung.", "Acompaña a los jóvenes hacia el empleo y la formación."}},
    {45, {"family-information", "child-protection"}, {"UDAF", "École des parents", "REAAP", "Maison des parents"},
     {"Lieu d’accueil enfants-parents", "Médiation familiale", "Point info familles", "Espace de rencontre", "Café des parents"},
     {"Family centre", "مركز الأسرة", "家庭中心", "Семейный центр", "Familienzentrum", "Centro de familia"},
     {"Soutien à la parentalité, médiation en cas de séparation et ateliers parents-enfants.", "Un espace pour jouer, échanger et souffler avec les tout-petits."},
     {"Parenting support, mediation and workshops.", "دعم الوالدين والوساطة وورشات.", "育儿支持、调解和亲子活动。",
      "Поддержка родителей и медиация.", "Elternberatung, Mediation und Kurse.", "Apoyo a los padres, mediación y talleres."}},
    {26, {"family-benefits"}, {"CAF", "MSA"},
     {"Caisse d’allocations familiales", "Accueil allocataires", "Point relais allocations"},
     {"Family benefits office", "مكتب المنح العائلية", "家庭补助局", "Касса семейных пособий", "Familienkasse", "Oficina de prestaciones familiares"},
     {"Allocations familiales, aides au logement, prime d’activité et revenu de solidarité.", "Accueil sur rendez-vous et bornes en libre-service."},
     {"Family and housing benefits.", "منح عائلية وسكنية.", "家庭和住房补助。", "Семейные и жилищные пособия.", "Familien- und Wohngeld.", "Prestaciones familiares y de vivienda."}},
    {34, {"health-insurance"}, {"CPAM", "MSA", "Assurance maladie"},
     {"Caisse d’assurance maladie", "Accueil assurance maladie", "Mission accompagnement santé"},
     {"Health insurance office", "مكتب التأمين الصحي", "医疗保险局", "Касса медицинского страхования", "Krankenkasse", "Oficina del seguro médico"},
     {"Ouverture de droits, complémentaire santé solidaire et carte Vitale.", "Aide médicale d’État et accompagnement en cas de renoncement aux soins."},
     {"Rights to health cover and the health card.", "فتح الحقوق والبطاقة الصحية.", "办理医保权益和医保卡。", "Оформление медицинской страховки.", "Anmeldung und Gesundheitskarte.", "Apertura de derechos y tarjeta sanitaria."}},
    {64, {"town-hall", "identity-papers"}, {"France services", "La Poste", "PIMMS médiation"},
     {"Maison France services", "Maison de services au public", "Espace services publics", "Bus des services publics"},
     {"Public services house", "دار الخدمات العمومية", "公共服务之家", "Дом государственных услуг", "Bürgerhaus", "Casa de servicios públicos"},
     {"Un seul lieu pour vos démarches : impôts, retraite, santé, famille, permis et carte grise.", "Deux conseillers vous aident à l’ordinateur, sans jugement."},
     {"One place for all paperwork: taxes, pension, health.", "مكان واحد لكل المعاملات: ضرائب وتقاعد وصحة.", "一站式办理税务、退休和健康手续。",
      "Все документы в одном месте: налоги, пенсия, здоровье.", "Ein Ort für alle Anträge: Steuern, Rente, Gesundheit.", "Un lugar para todos los trámites: impuestos, pensión, salud."}},
    {30, {"civil-records", "town-hall"}, {"Mairie", "Mairie annexe"},
     {"Mairie annexe", "Service état civil", "Mairie de quartier", "Guichet unique"},
     {"Town hall annex", "ملحق البلدية", "市政厅分处", "Отдел мэрии", "Bürgeramt", "Oficina del ayuntamiento"},
     {"Actes de naissance, mariage et décès, cartes d’identité et passeports.", "Inscription scolaire, listes électorales et attestation d’accueil."},
     {"Civil records, identity cards and passports.", "الحالة المدنية وبطاقات الهوية والجوازات.", "民事登记、身份证和护照。", "Акты гражданского состояния и паспорта.", "Urkunden, Ausweise und Pässe.", "Registro civil, documentos de identidad y pasaportes."}},
    {44, {"immigration-information", "consular-help"}, {"Cimade", "Forum réfugiés", "OFII", "SINGA"},
     {"Accueil des personnes étrangères", "Permanence droit des étrangers", "Plateforme des demandeurs d’asile", "Atelier de français"},
     {"Migrant reception", "استقبال المهاجرين", "移民接待处", "Приём мигрантов", "Migrationsberatung", "Acogida de migrantes"},
     {"Aide au séjour, à l’asile, au regroupement familial et à la naturalisation.", "Cours de français, écrivain public et interprètes bénévoles."},
     {"Help with residence, asylum and family reunion.", "مساعدة في الإقامة واللجوء ولم الشمل.", "协助居留、庇护和家庭团聚。", "Помощь с видом на жительство и убежищем.", "Hilfe bei Aufenthalt, Asyl und Familiennachzug.", "Ayuda con la residencia, el asilo y la reagrupación."}},
    {36, {"senior-information", "vulnerable-support"}, {"CLIC", "ADMR", "Petits frères des pauvres"},
     {"Information pour les aînés", "Club des aînés", "Maison des aînés et des aidants", "Service d’aide à domicile", "Portage de repas"},
     {"Senior citizens’ centre", "مركز المسنين", "老年人服务中心", "Центр для пожилых", "Seniorenzentrum", "Centro para mayores"},
     {"Évalue les besoins des personnes âgées et coordonne les aides à domicile.", "Visites de convivialité, sorties et soutien aux aidants."},
     {"Help at home for older people and their carers.", "مساعدة منزلية للمسنين.", "为老年人提供居家帮助。", "Помощь пожилым на дому.", "Hilfe zu Hause für ältere Menschen.", "Ayuda a domicilio para personas mayores."}},
    {34, {"disability-information"}, {"MDPH", "APF France handicap", "APAJH", "Adapei"},
     {"Maison départementale des personnes handicapées", "Service d’accompagnement à la vie sociale", "Accueil handicap", "Permanence langue des signes"},
     {"Disability service", "خدمة ذوي الإعاقة", "残疾人服务处", "Служба для инвалидов", "Behindertenberatung", "Servicio para personas con discapacidad"},
     {"Information sur l’allocation, la carte mobilité inclusion et l’orientation professionnelle.", "Accueil en langue des signes un après-midi par semaine."},
     {"Allowances, mobility card and work for disabled people.", "منح وبطاقة التنقل والعمل.", "补助、行动卡和就业指导。", "Пособия и трудоустройство инвалидов.", "Beihilfen, Ausweis und Arbeit.", "Prestaciones, tarjeta de movilidad y trabajo."}},
    {22, {"child-health", "medical-care"}, {"PMI", "Centre hospitalier"},
     {"Protection maternelle et infantile", "Consultation de nourrissons", "Centre de vaccination", "Maison des naissances"},
     {"Mother and child clinic", "عيادة الأم والطفل", "母婴诊所", "Детская консультация", "Mutter-Kind-Ambulanz", "Clínica materno-infantil"},
     {"Suivi gratuit des femmes enceintes et des enfants de moins de six ans.", "Pesée, vaccins et conseils d’allaitement par une puéricultrice."},
     {"Free care for pregnant women and small children.", "رعاية مجانية للحوامل والأطفال.", "为孕妇和幼儿提供免费护理。", "Бесплатная помощь беременным и детям.", "Kostenlose Betreuung für Schwangere und Kleinkinder.", "Atención gratuita a embarazadas y niños."}},
    {26, {"youth-health", "mental-health"}, {"Maison des adolescents", "Fil santé"},
     {"Maison des adolescents", "Espace santé jeunes", "Centre de planification", "Point santé étudiants"},
     {"Teenage health centre", "مركز صحة المراهقين", "青少年健康中心", "Подростковый центр", "Jugendgesundheitszentrum", "Centro de salud para adolescentes"},
     {"Accueil sans rendez-vous des 11-21 ans et de leurs parents.", "Contraception, dépistage, mal-être : entretiens anonymes."},
     {"Walk-in for ages 11 to 21 and their parents.", "استقبال المراهقين دون موعد.", "接待11至21岁青少年，无需预约。", "Приём подростков без записи.", "Für Jugendliche von 11 bis 21 ohne Termin.", "Atención sin cita de 11 a 21 años."}},
    {20, {"probation", "community-service"}, {"SPIP", "Citoyens et justice", "PJJ"},
     {"Service pénitentiaire d’insertion et de probation", "Chantier de travail d’intérêt général", "Accueil sortants de prison"},
     {"Probation service", "مصلحة الاختبار القضائي", "缓刑监督处", "Служба пробации", "Bewährungshilfe", "Servicio de libertad vigilada"},
     {"Suivi des personnes condamnées et préparation de la sortie.", "Travaux d’intérêt général dans les espaces verts et l’entretien."},
     {"Follows people who serve a sentence and prepares release.", "متابعة المحكوم عليهم وإعداد الخروج.", "跟进服刑人员并准备出狱。", "Сопровождение осуждённых.", "Begleitung von Verurteilten.", "Seguimiento de personas condenadas."}},
    {14, {"prison-families"}, {"Uframa", "Croix-Rouge"},
     {"Maison d’accueil des familles de détenus", "Lieu d’accueil parloirs", "Relais enfants parents"},
     {"House for prisoners’ families", "دار عائلات السجناء", "囚犯家属之家", "Дом семей заключённых", "Haus für Angehörige von Gefangenen", "Casa para familias de presos"},
     {"Accueil des familles avant et après le parloir, garde d’enfants.", "Écoute, information sur le linge, les mandats et les permis de visite."},
     {"Welcome before and after prison visits.", "استقبال العائلات قبل الزيارة وبعدها.", "探监前后的接待。", "Приём семей до и после свиданий.", "Empfang vor und nach dem Besuch.", "Acogida antes y después de las visitas."}},
    {40, {"complaint-intake", "police-desk"}, {"Police nationale", "Gendarmerie nationale"},
     {"Commissariat de police", "Brigade de gendarmerie", "Maison de protection des familles", "Bureau de police"},
     {"Police station", "مركز الشرطة", "警察局", "Отделение полиции", "Polizeiwache", "Comisaría de policía"},
     {"Dépôt de plainte, main courante, procuration et opération tranquillité vacances.", "Accueil du public jour et nuit ; un intervenant social reçoit sur rendez-vous."},
     {"Report a theft or an assault.", "تقديم شكوى عن سرقة أو اعتداء.", "报案：盗窃或袭击。", "Заявление о краже или нападении.", "Anzeige bei Diebstahl oder Überfall.", "Denuncia de un robo o una agresión."}},
    {16, {"lost-property", "city-police"}, {"Police municipale", "Mairie"},
     {"Objets trouvés", "Police municipale", "Poste de police municipale"},
     {"Lost property office", "مكتب المفقودات", "失物招领处", "Бюро находок", "Fundbüro", "Oficina de objetos perdidos"},
     {"Rend les objets perdus sur la voie publique et dans les bus.", "Tranquillité publique, stationnement et fourrière."},
     {"Returns what was lost in the street or on the bus.", "إعادة الأشياء المفقودة في الشارع.", "归还街上或公交车上丢失的物品。", "Возвращает потерянные вещи.", "Gibt verlorene Gegenstände zurück.", "Devuelve objetos perdidos en la calle."}},
    {24, {"tourist-information"}, {"Office de tourisme", "Syndicat d’initiative"},
     {"Office de tourisme", "Bureau d’information touristique", "Maison du patrimoine"},
     {"Tourist office", "مكتب السياحة", "旅游局", "Туристический офис", "Tourismusbüro", "Oficina de turismo"},
     {"Plans, visites guidées, billetterie et conseils de séjour.", "Consigne à bagages, wifi gratuit et borne de recharge."},
     {"Maps, guided tours, tickets and advice.", "خرائط وجولات وتذاكر ونصائح.", "地图、导览、门票和建议。", "Карты, экскурсии и билеты.", "Karten, Führungen und Auskunft.", "Planos, visitas guiadas y entradas."}},
    {32, {"digital-safety", "online-harassment"}, {"Emmaüs connect", "Conseiller numérique", "Aidants connect"},
     {"Espace public numérique", "Conseiller numérique", "Atelier informatique", "Cyberbase"},
     {"Digital help desk", "مكتب المساعدة الرقمية", "数字帮助站", "Цифровая помощь", "Digitalberatung", "Ayuda digital"},
     {"Apprendre à utiliser un ordinateur, un téléphone et les services en ligne.", "Accès libre à internet, imprimante et scanner."},
     {"Learn to use a computer, a phone and online services.", "تعلم استعمال الحاسوب والهاتف.", "学习使用电脑、手机和网上服务。", "Научиться пользоваться компьютером и телефоном.", "Computer, Telefon und Internet lernen.", "Aprender a usar el ordenador y el teléfono."}},
    {42, {"orientation"}, {"MJC", "Centre social", "Ligue de l’enseignement", "Familles rurales"},
     {"Centre social", "Maison des jeunes et de la culture", "Maison de quartier", "Espace de vie sociale"},
     {"Community centre", "مركز اجتماعي ثقافي", "社区中心", "Общественный центр", "Nachbarschaftszentrum", "Centro comunitario"},
     {"Activités pour tous les âges, accompagnement à la scolarité et sorties familiales.", "Permanence d’écrivain public et ateliers sociolinguistiques."},
     {"Activities for all ages and help with schoolwork.", "أنشطة لكل الأعمار ودعم مدرسي.", "适合各年龄的活动和课业辅导。", "Занятия для всех возрастов.", "Angebote für jedes Alter und Hausaufgabenhilfe.", "Actividades para todas las edades y apoyo escolar."}},
    {46, {"orientation", "youth-insertion"}, {"Football club", "Amicale laïque", "Union sportive", "Sport dans la ville"},
     {"Club sportif", "Gymnase", "Sport santé", "Terrain d’aventure", "École de boxe"},
     {"Sports club", "نادي رياضي", "体育俱乐部", "Спортивный клуб", "Sportverein", "Club deportivo"},
     {"Sport pour tous, tarifs adaptés et prêt de matériel.", "Activité physique adaptée sur prescription médicale."},
     {"Sport for everybody at low prices.", "رياضة للجميع بأسعار مناسبة.", "人人可参加的平价体育。", "Спорт для всех.", "Sport für alle zu kleinen Preisen.", "Deporte para todos a precios reducidos."}},
    {30, {"vulnerable-support", "legal-advice"}, {"UDAF", "Crésus", "Point conseil budget"},
     {"Point conseil budget", "Aide au surendettement", "Microcrédit solidaire", "Service des tutelles"},
     {"Budget and debt advice", "استشارات الميزانية والديون", "债务咨询处", "Помощь при долгах", "Schuldnerberatung", "Asesoría de deudas"},
     {"Conseils gratuits pour gérer son budget et déposer un dossier de surendettement.", "Prêts de petits montants pour un projet d’emploi ou de mobilité."},
     {"Free advice on budgets and debt.", "نصائح مجانية حول الميزانية والديون.", "免费的预算和债务建议。", "Бесплатные советы о долгах.", "Kostenloser Rat zu Geld und Schulden.", "Consejos gratuitos sobre presupuesto y deudas."}},
    {28, {"social-support", "food"}, {"Emmaüs", "Le Relais", "Ressourcerie"},
     {"Vestiaire solidaire", "Ressourcerie", "Recyclerie", "Garage solidaire", "Meubles à petits prix"},
     {"Clothing and furniture bank", "بنك الملابس والأثاث", "衣物家具捐赠站", "Одежда и мебель даром", "Kleiderkammer", "Ropero solidario"},
     {"Vêtements, meubles et électroménager d’occasion à petits prix.", "Réparation de vélos et de voitures avec des bénévoles."},
     {"Second-hand clothes, furniture and appliances.", "ملابس وأثاث مستعمل.", "二手衣物、家具和家电。", "Одежда, мебель и техника недорого.", "Kleidung, Möbel und Geräte aus zweiter Hand.", "Ropa, muebles y electrodomésticos de segunda mano."}},
    {22, {"court", "legal-information"}, {"Tribunal judiciaire", "Conciliateur de justice", "Défenseur des droits"},
     {"Tribunal de proximité", "Conciliateur de justice", "Délégué du Défenseur des droits", "Conseil de prud’hommes"},
     {"Court and mediation", "المحكمة والوساطة", "法院调解处", "Суд и примирение", "Gericht und Schlichtung", "Tribunal y conciliación"},
     {"Règle à l’amiable les litiges entre voisins, locataires et commerçants.", "Renseignements sur les procédures et l’aide juridictionnelle."},
     {"Settles disputes between neighbours and tenants.", "تسوية النزاعات بين الجيران والمستأجرين.", "调解邻里和租户纠纷。", "Мирное решение споров.", "Schlichtet Streit zwischen Nachbarn und Mietern.", "Resuelve litigios entre vecinos e inquilinos."}},
};

// Who lends a place its name: espace Simone-Veil.
inline const std::vector<std::string_view> first_names{
    "Simone", "Jean", "Marie", "Pierre", "Jacques", "Louise", "Jules", "Olympe", "Victor", "Rosa", "Lucie", "Raymond", "Gisèle", "Nelson", "Françoise", "Georges", "Colette",
    "Albert", "Germaine", "André", "Joséphine", "Maurice", "Hélène", "Henri", "Éliane", "Marcel", "Thérèse", "Émile", "Andrée", "Robert", "Geneviève", "Paul", "Édith", "Gabriel",
    "Camille", "Aimé", "Berthe", "René", "Jeanne", "Léon", "Danielle", "Félix", "Irène", "Gaston", "Cécile", "Guy", "Denise", "Édouard", "Madeleine", "Lucien", "Odette", "Yves",
    "Suzanne", "Frédéric", "Anne", "Alphonse", "Mélanie", "Benoît", "Noémie", "François", "Élise", "Étienne", "Clémence", "Théodore", "Zoé", "Ambroise", "Solène", "Hippolyte",
    "Agnès", "Barthélemy", "Anaïs", "Célestin", "Ginette", "Stanislas", "Yvonne", "Anatole", "Héloïse", "Maël", "Soazig", "Ousmane", "Fatima", "Kateb", "Assia", "Léopold", "Aoua"};
inline const std::vector<std::string_view> last_names{
    "Veil", "Moulin", "Curie", "Mendès-France", "Prévert", "Michel", "Verne", "Hugo", "Parks", "Aubrac", "Halimi", "Mandela", "Dolto", "Brassens", "Camus", "Tillion", "Malraux",
    "Baker", "Ravel", "Boucher", "Dunant", "Piaf", "Péri", "Claudel", "Césaire", "Morisot", "Cassin", "Vilar", "Zola", "Chédid", "Fanon", "Bergson", "Berlioz", "Cézanne", "Mistral",
    "Daudet", "Giono", "Pagnol", "Sembat", "Lagrange", "Salengro", "Croizat", "Bourdieu", "Barthes", "Éluard", "Desnos", "Aragon", "Triolet", "Cocteau", "Colette", "Deraismes",
    "Roland", "Lenglen", "Kessel", "Dumas", "Sand", "Flaubert", "Maupassant", "Lamartine", "Vigny", "Musset", "Verlaine", "Rimbaud", "Baudelaire", "Mallarmé", "Valéry", "Péguy",
    "Bernanos", "Mauriac", "Gide", "Sartre", "Weil", "Yourcenar", "Sarraute", "Duras", "Perec", "Queneau", "Ponge", "Char", "Michaux", "Cendrars", "Apollinaire", "Poulenc",
    "Satie", "Fauré", "Gounod", "Bizet", "Debussy", "Messiaen", "Boulanger", "Chaminade", "Matisse", "Cassatt", "Pissarro", "Renoir", "Monet", "Bazille", "Corot", "Courbet",
    "Daumier", "Doré", "Nadar", "Lumière", "Méliès", "Tati", "Varda", "Signoret", "Gabin", "Arletty", "Bourvil", "Pasteur", "Bichat", "Laennec", "Broca", "Charcot", "Calmette",
    "Guérin", "Yersin", "Ampère", "Arago", "Becquerel", "Fresnel", "Lavoisier", "Langevin", "Perrin", "Poincaré", "Galois", "Fermat", "Descartes", "Diderot", "Condorcet",
    "Rousseau", "Montaigne", "Rabelais", "Ronsard", "Villon", "Molière", "Racine", "Corneille", "Sévigné", "Lafayette", "Vauban", "Colbert", "Turgot", "Danton", "Marat", "Robespierre",
    "Gambetta", "Ferry", "Jaurès", "Blum", "Briand", "Clemenceau", "Allende", "Sankara", "Lumumba", "Bouazizi", "Tjibaou", "Delgrès", "Solitude", "Schœlcher", "Éboué", "Monnerville"};
inline const std::vector<std::string_view> place_kinds{"Espace", "Maison", "Centre", "Pôle", "Résidence", "Salle", "Villa", "Foyer", "Tour", "Hall"};

// What associations call themselves and their places.
inline const std::vector<std::string_view> own_names{
    "Les Trois Ponts", "L’Escale", "Le Phare", "La Passerelle", "Le Relais", "La Boussole", "Le Cap", "L’Étape", "La Clairière", "Le Trait d’union", "Les Tilleuls", "L’Envol",
    "La Ruche", "Le Tremplin", "L’Entraide", "Le Pas de côté", "La Traverse", "Les Quatre Vents", "L’Horizon", "Le Figuier", "La Source", "Le Grain de sel", "Les Mille Mains",
    "L’Îlot", "La Marelle", "Le Pont-Levis", "Le Bon Accueil", "L’Arbre à palabres", "La Halte", "Les Coquelicots", "L’Aubépine", "Le Colibri", "La Bobine", "Le Fil d’Ariane",
    "Les Hirondelles", "L’Oasis", "La Cordée", "Le Lien", "L’Atelier", "La Main tendue", "Le Chêne", "Les Glycines", "L’Ancre", "La Canopée", "Le Sémaphore", "Les Cigales",
    "La Gerbe", "Le Moulin neuf", "Les Genêts", "L’Alizé", "La Parenthèse", "Le Kiosque", "Les Passeurs", "L’Éclaircie", "La Fabrique", "Le Carrefour", "Les Lavandières",
    "L’Équinoxe", "La Marguerite", "Le Rocher", "Les Amarres", "L’Olivier", "La Bergerie", "Le Petit Prince", "Les Voisins", "L’Écluse", "La Croisée", "Le Nid", "Les Sources vives"};
inline const std::vector<std::string_view> association_kinds{"Association", "Collectif", "Fondation", "Union", "Fédération", "Comité", "Amicale", "Régie"};

inline const std::vector<std::string_view> quarters{
    "Centre-ville", "Bellevue", "Les Hauts", "La Gare", "Saint-Roch", "Le Port", "Les Minimes", "Croix-Rouge", "Beausoleil", "La Plaine", "Les Moulins", "Saint-Michel", "Le Parc",
    "La Rotonde", "Mazarin", "Encagnane", "Jas-de-Bouffan", "Corsy", "Les Milles", "Les Pinettes", "La Cité", "Le Mail", "Les Arènes", "Planoise", "Hautepierre", "Le Mirail",
    "Les Aubiers", "La Source", "Malakoff", "Les Dervallières", "La Paillade", "Les Izards", "Mistral", "La Villeneuve", "Le Panier", "La Rose", "Endoume", "La Busserine",
    "Pontanézen", "Kervénanec", "Maurepas", "Le Blosne", "Villejean", "Les Sablons", "Ronceray", "Monplaisir", "Belle-Beille", "La Roseraie", "Les Fontaines", "Beauregard"};

// Between the parts of a name: accueil, permanence.
inline const std::vector<std::string_view> openings{"permanence", "antenne", "accueil", "point relais", "site", "annexe", "bureau"};

inline const std::vector<std::string_view> more_sentences{
    "Sur rendez-vous.", "Sans rendez-vous le matin.", "Gratuit et confidentiel.", "Accueil en langue arabe le jeudi.", "Accessible aux fauteuils roulants.", "Se munir d’une pièce d’identité.",
    "Réservé aux habitants de la commune.", "Pour tous publics.", "Interprète possible sur demande.", "Fermé en août.", "Arrêt de bus à deux pas.", "Participation libre.",
    "Chiens acceptés.", "Première visite sans engagement.", "Appeler avant de venir.", "Garde d’enfants sur place.", "En partenariat avec le conseil départemental.",
    "Visites à domicile possibles.", "Accueil collectif le mardi.", "Orientation par un travailleur social.", "Adhésion annuelle à prix réduit.", "Ouvert aux femmes seules avec enfants.",
    "Ne pas jeter les justificatifs de loyer.", "Inscription à l’accueil, dans la limite des places."};

inline const std::vector<std::string_view> street_kinds{"rue", "rue", "rue", "rue", "rue", "avenue", "avenue", "boulevard", "place", "place", "chemin", "allée", "impasse", "cours", "quai", "route", "passage", "square"};
inline const std::vector<std::string_view> street_names{
    "de la République", "de l’Église", "Victor-Hugo", "du Général-de-Gaulle", "de la Gare", "Jean-Jaurès", "des Écoles", "de la Mairie", "Pasteur", "du Stade", "Gambetta", "de la Paix",
    "des Jardins", "du Moulin", "des Lilas", "de la Liberté", "Jules-Ferry", "du 8-Mai-1945", "du 11-Novembre", "des Cordeliers", "des Tanneurs", "de la Fontaine", "Voltaire",
    "des Carmes", "du Château", "Émile-Zola", "des Acacias", "de Verdun", "Carnot", "de l’Hôpital", "du Maréchal-Foch", "des Tilleuls", "de la Poste", "du Lavoir", "des Peupliers",
    "Anatole-France", "du Marché", "Aristide-Briand", "de Provence", "des Vignes", "des Ursulines", "du Four", "Mirabeau", "de l’Abreuvoir", "Saint-Jean", "des Augustins", "du Puits-Neuf",
    "de la Couronne", "des Bouchers", "du Pont-Vieux", "de la Résistance", "Sadi-Carnot", "des Chênes", "de la Libération", "des Marronniers", "du Presbytère", "de Bretagne",
    "des Forgerons", "du Bac", "des Remparts", "de la Grande-Armée", "du Port", "des Capucins", "de l’Industrie", "des Frères-Lumière", "du Commerce", "de la Halle", "des Pénitents",
    "du Docteur-Roux", "de l’Ormeau", "des Prés", "du Chapeau-Rouge", "Sainte-Catherine", "Notre-Dame", "Saint-Antoine", "des Tonneliers", "de la Corderie", "du Grand-Puits"};

inline const std::vector<std::string_view> communes{
    "Paris", "Marseille", "Lyon", "Toulouse", "Nice", "Nantes", "Montpellier", "Strasbourg", "Bordeaux", "Lille", "Rennes", "Reims", "Toulon", "Saint-Étienne", "Le Havre", "Grenoble",
    "Dijon", "Angers", "Villeurbanne", "Saint-Denis", "Nîmes", "Clermont-Ferrand", "Aix-en-Provence", "Le Mans", "Brest", "Tours", "Amiens", "Annecy", "Limoges", "Metz", "Boulogne-Billancourt",
    "Perpignan", "Besançon", "Orléans", "Rouen", "Montreuil", "Caen", "Argenteuil", "Mulhouse", "Nancy", "Tourcoing", "Roubaix", "Vitry-sur-Seine", "Nanterre", "Créteil", "Avignon", "Asnières-sur-Seine",
    "Poitiers", "Aubervilliers", "Dunkerque", "Aulnay-sous-Bois", "Colombes", "Versailles", "Courbevoie", "Béziers", "La Rochelle", "Champigny-sur-Marne", "Rueil-Malmaison", "Pau", "Cherbourg-en-Cotentin",
    "Antibes", "Mérignac", "Saint-Maur-des-Fossés", "Ajaccio", "Fort-de-France", "Cannes", "Saint-Nazaire", "Drancy", "Noisy-le-Grand", "Issy-les-Moulineaux", "Cergy", "Levallois-Perret", "Calais", "Colmar",
    "Pessac", "Vénissieux", "Évry-Courcouronnes", "Clichy", "Valence", "Ivry-sur-Seine", "Bourges", "Quimper", "Cayenne", "Antony", "Troyes", "La Seyne-sur-Mer", "Villeneuve-d’Ascq", "Montauban", "Pantin",
    "Chambéry", "Niort", "Neuilly-sur-Seine", "Le Blanc-Mesnil", "Sarcelles", "Haguenau", "Fréjus", "Villejuif", "Lorient", "Maisons-Alfort", "Clamart", "Beauvais", "Hyères", "Cholet", "Meaux", "Chelles",
    "Bobigny", "Épinay-sur-Seine", "Bondy", "Vannes", "La Roche-sur-Yon", "Arles", "Narbonne", "Bayonne", "Saint-Quentin", "Grasse", "Cagnes-sur-Mer", "Vaulx-en-Velin", "Châlons-en-Champagne", "Sartrouville",
    "Corbeil-Essonnes", "Massy", "Saint-Brieuc", "Laval", "Martigues", "Aubagne", "Bastia", "Charleville-Mézières", "Gennevilliers", "Albi", "Sevran", "Vincennes", "Saint-Herblain", "Suresnes", "Brive-la-Gaillarde",
    "Carcassonne", "Blois", "Montrouge", "Salon-de-Provence", "Belfort", "Chalon-sur-Saône", "Sète", "Istres", "Mantes-la-Jolie", "Tarbes", "Angoulême", "Castres", "Arras", "Alès", "Thionville", "Boulogne-sur-Mer",
    "Compiègne", "Bourg-en-Bresse", "Draguignan", "Gap", "Wattrelos", "Agen", "Anglet", "Gagny", "Livry-Gargan", "Douai", "Talence", "Villefranche-sur-Saône", "Poissy", "Romans-sur-Isère", "Saint-Malo",
    "Châteauroux", "Chartres", "Marcq-en-Barœul", "Valenciennes", "Nevers", "Auxerre", "Vichy", "Menton", "Roanne", "Périgueux", "Mâcon", "Épinal", "Dax", "Vienne", "Vitrolles", "Marignane", "Gardanne", "La Ciotat",
    "Miramas", "Port-de-Bouc", "Berre-l’Étang", "Les Pennes-Mirabeau", "Allauch", "Pertuis", "Manosque", "Digne-les-Bains", "Sisteron", "Briançon", "Embrun", "Apt", "Cavaillon", "Carpentras", "Orange", "Bollène",
    "L’Isle-sur-la-Sorgue", "Châteaurenard", "Tarascon", "Saint-Rémy-de-Provence", "Lambesc", "Venelles", "Bouc-Bel-Air", "Éguilles", "Ventabren", "Vauvenargues", "Le Tholonet", "Puyricard", "Trets", "Fuveau", "Rousset",
    "Peynier", "Meyreuil", "Simiane-Collongue", "Cabriès", "Septèmes-les-Vallons", "Plan-de-Cuques", "Roquevaire", "Auriol", "Gémenos", "Cassis", "Carnoux-en-Provence", "Brignoles", "Saint-Raphaël", "Saint-Tropez",
    "Six-Fours-les-Plages", "Ollioules", "Bandol", "Sanary-sur-Mer", "La Garde", "La Valette-du-Var", "Vence", "Mougins", "Vallauris", "Mandelieu-la-Napoule", "Le Cannet", "Carros", "Lunel", "Agde", "Frontignan", "Mauguio",
    "Pézenas", "Lodève", "Millau", "Rodez", "Cahors", "Figeac", "Auch", "Condom", "Lourdes", "Foix", "Pamiers", "Saint-Gaudens", "Muret", "Colomiers", "Blagnac", "Tournefeuille", "Cugnaux", "Mazamet", "Gaillac",
    "Moissac", "Castelsarrasin", "Marmande", "Villeneuve-sur-Lot", "Bergerac", "Sarlat-la-Canéda", "Libourne", "Arcachon", "Biarritz", "Hendaye", "Orthez", "Oloron-Sainte-Marie", "Mont-de-Marsan", "Cognac", "Saintes",
    "Royan", "Rochefort", "Fontenay-le-Comte", "Les Sables-d’Olonne", "Challans", "Parthenay", "Bressuire", "Thouars", "Châtellerault", "Loudun", "Saumur", "Segré", "Château-Gontier", "Mayenne", "Fougères", "Vitré",
    "Redon", "Ploërmel", "Pontivy", "Auray", "Concarneau", "Douarnenez", "Morlaix", "Landerneau", "Lannion", "Guingamp", "Dinan", "Dinard", "Avranches", "Granville", "Coutances", "Saint-Lô", "Bayeux", "Vire", "Falaise",
    "Lisieux", "Honfleur", "Deauville", "Alençon", "Argentan", "Flers", "Évreux", "Vernon", "Louviers", "Elbeuf", "Dieppe", "Fécamp", "Yvetot", "Abbeville", "Péronne", "Soissons", "Laon", "Château-Thierry", "Chauny",
    "Noyon", "Senlis", "Chantilly", "Creil", "Lens", "Liévin", "Béthune", "Bruay-la-Buissière", "Hénin-Beaumont", "Saint-Omer", "Hazebrouck", "Armentières", "Cambrai", "Maubeuge", "Denain", "Sedan", "Rethel", "Épernay",
    "Vitry-le-François", "Saint-Dizier", "Chaumont", "Langres", "Bar-le-Duc", "Verdun", "Commercy", "Toul", "Lunéville", "Pont-à-Mousson", "Forbach", "Sarreguemines", "Sarrebourg", "Saverne", "Sélestat", "Obernai",
    "Guebwiller", "Thann", "Saint-Louis", "Altkirch", "Remiremont", "Gérardmer", "Saint-Dié-des-Vosges", "Vesoul", "Lure", "Montbéliard", "Pontarlier", "Morteau", "Dole", "Lons-le-Saunier", "Saint-Claude", "Oyonnax",
    "Bellegarde-sur-Valserine", "Gex", "Thonon-les-Bains", "Annemasse", "Cluses", "Sallanches", "Albertville", "Aix-les-Bains", "Saint-Jean-de-Maurienne", "Voiron", "Bourgoin-Jallieu", "Vizille", "La Mure", "Montélimar",
    "Die", "Nyons", "Crest", "Tournon-sur-Rhône", "Annonay", "Aubenas", "Privas", "Le Puy-en-Velay", "Yssingeaux", "Brioude", "Issoire", "Thiers", "Riom", "Cusset", "Montluçon", "Moulins", "Aurillac", "Saint-Flour",
    "Mauriac", "Tulle", "Ussel", "Guéret", "Aubusson", "Bellac", "Saint-Junien", "Issoudun", "Vierzon", "Romorantin-Lanthenay", "Vendôme", "Amboise", "Chinon", "Loches", "Montargis", "Gien", "Pithiviers", "Étampes",
    "Dreux", "Nogent-le-Rotrou", "Châteaudun", "Rambouillet", "Melun", "Fontainebleau", "Provins", "Nemours", "Montereau-Fault-Yonne", "Sens", "Joigny", "Avallon", "Tonnerre", "Clamecy", "Cosne-Cours-sur-Loire", "Decize",
    "Autun", "Le Creusot", "Montceau-les-Mines", "Louhans", "Tournus", "Cluny", "Paray-le-Monial", "Beaune", "Montbard", "Semur-en-Auxois", "Saint-Pierre", "Le Tampon", "Saint-Benoît", "Les Abymes", "Pointe-à-Pitre", "Basse-Terre"};

// Invented communes: two or three syllables and an ending, a saint, a river.
inline const std::vector<std::string_view> beginnings{
    "Mont", "Bel", "Cham", "Ver", "Ros", "Bour", "Cour", "Mar", "Lan", "Gri", "Vau", "Pui", "Sau", "Bré", "Cor", "Fon", "Gar", "Hau", "Jar", "Ker", "Plou", "Lou", "Mé", "Neu", "Or", "Pey", "Qué", "Ri", "Sé", "Thé",
    "Us", "Vil", "Bar", "Cas", "Dom", "Er", "Fla", "Gou", "Is", "Lé", "Man", "Nou", "Pla", "Rou", "Sal", "Tré", "Vi", "Bla", "Cra", "Dou", "Es", "Fré", "Gué", "Lar", "Mi", "Ner", "Par", "Ra", "Sou", "Tan"};
inline const std::vector<std::string_view> middles{
    "", "", "", "be", "ri", "lo", "ma", "de", "go", "ne", "va", "che", "li", "ro", "ta", "mi", "bra", "gni", "sse", "lla", "ni", "ve", "cou", "dre", "fa", "ga", "lu", "ra", "so", "te", "zi", "pe", "mo", "bi", "rou", "san"};
inline const std::vector<std::string_view> endings{
    "ac", "ville", "court", "ay", "y", "ignan", "ière", "euil", "oux", "anges", "ans", "ières", "ec", "on", "argues", "enac", "igny", "illon", "as", "eix", "heim", "viller", "bourg", "mont", "val", "vent", "sac", "gnac", "melle", "té"};
inline const std::vector<std::string_view> saints{
    "Saint-Aubin", "Saint-Martin", "Sainte-Colombe", "Saint-Hilaire", "Saint-Julien", "Sainte-Foy", "Saint-Léger", "Saint-Rémy", "Saint-Germain", "Saint-Médard", "Sainte-Marie", "Saint-Sulpice",
    "Saint-Cyr", "Saint-Loup", "Saint-Vaast", "Saint-Priest", "Sainte-Croix", "Saint-Maurice", "Saint-Ouen", "Saint-Genis", "Saint-Yrieix", "Saint-Gildas", "Saint-Énogat", "Saint-Céré"};
inline const std::vector<std::string_view> rivers{
    "sur-Loire", "sur-Seine", "sur-Marne", "sur-Vire", "sur-Sarthe", "sur-Orne", "sur-Aube", "sur-Arc", "sur-Durance", "sur-Lot", "sur-Tarn", "sur-Dronne", "sur-Ognon", "sur-Meuse", "en-Bresse", "en-Forez",
    "en-Vexin", "en-Caux", "en-Artois", "en-Velay", "lès-Dole", "lès-Arles", "la-Forêt", "le-Vieux", "les-Bois", "sous-Bois", "des-Prés", "du-Désert", "du-Gard", "la-Plaine", "le-Château", "en-Perche"};

inline const std::vector<std::string_view> hours{
    "Mo-Fr 09:00-12:00,14:00-17:00; PH off", "Mo-Fr 08:30-12:30,13:30-17:00", "Mo,We,Fr 09:00-12:00; PH off", "Tu 14:00-17:00; Th 09:00-12:00", "24/7", "Mo-Sa 10:00-18:00; PH off",
    "Mo-Th 09:00-17:00; Fr 09:00-16:00; PH off", "We 14:00-18:00; Sa 10:00-12:00", "Mo-Su 08:00-20:00", "Mo-Fr 18:00-08:00", "Fr[1] 14:00-16:00", "Tu-Sa 09:30-12:30,14:00-18:30; Aug off"};

inline const std::vector<std::array<std::string_view, 2>> spoken{
    {"fr", "français"}, {"en", "anglais"}, {"ar", "arabe"}, {"es", "espagnol"}, {"de", "allemand"}, {"ru", "russe"}, {"zh", "chinois"}, {"fsl", "langue des signes française"}, {"it", "italien"}, {"pt", "portugais"}};

}  // namespace benchmark
