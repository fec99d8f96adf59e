/**
 * Names to draw sample people from, by language. `native=latin` where the script is not Latin: the user name
 * and a second common name come from the latin part. An underscore stands for a space within a name.
 *
 * Family names here are the same for women and men: given and family names are drawn apart.
 */
export interface NameList {
  /** How many people out of a hundred get a name from here. */
  weight: number
  language: string
  familyFirst?: boolean
  given: string
  family: string
}

export const nameLists: NameList[] = [
  {
    weight: 22,
    language: 'en',
    given:
      'Amelia Noah Olivia Ethan Grace Caleb Harriet Owen Imani Marcus Sadie Julian Beatrice Elliot Naomi Theo Ruth Desmond Ivy Xavier',
    family:
      "Whitfield Marsh O'Brien Hawthorne Ellison Bright Castellan Mbeki-Jones Underwood Sinclair Prescott Lowe Ashdown Vance Kirkland Byrne MacLeod Tuttle Yardley Fenwick",
  },
  {
    weight: 7,
    language: 'es',
    given: 'Lucía Mateo Ximena Íñigo Sofía Joaquín Belén Andrés Rocío Óscar',
    family:
      'Núñez_Ibáñez García_Márquez Peña Zúñiga_Ordóñez Muñoz Castañeda_Ruiz de_la_Fuente Ybarra Quiñones Echeverría',
  },
  {
    weight: 5,
    language: 'pt',
    given: 'João Conceição Tomé Inês Luís Graça Estêvão Beatriz',
    family: 'Gonçalves Magalhães Assunção da_Conceição Simões Araújo_e_Sá Brandão Falcão',
  },
  {
    weight: 5,
    language: 'fr',
    given: 'Zoé François Hélène Jérôme Maëlle Benoît Océane Loïc',
    family: "Lefèvre d'Aubigné Bélanger Thévenot Crête-Fournier Gagné L'Écuyer Dubœuf",
  },
  {
    weight: 5,
    language: 'de',
    given: 'Jürgen Käthe Björn Annelies Günther Lieselotte Sören Friederike',
    family: 'Müller Groß von_der_Höhe Weißbrodt Schäfer Kühn-Löwenthal Öztürk Jäger',
  },
  {
    weight: 4,
    language: 'pl',
    given: 'Łukasz Małgorzata Żaneta Władysław Agnieszka Michał',
    family: 'Brzęczyszczykiewicz Łukaszewicz Wójcik Dąbek Zając Żuraw',
  },
  {
    weight: 3,
    language: 'cs',
    given: 'Jiří Ľubica Zdeněk Růžena Tomáš Kateřina',
    family: 'Martinů Krejčí Hořejší Kočí Petrů Janů',
  },
  {
    weight: 4,
    language: 'sv',
    given: 'Åsa Øyvind Sigríður Märta Søren Jóhanna Pekka Þór',
    family: 'Ångström Bjørnstad Sjöberg Kjærgaard Hämäläinen Nygård',
  },
  {
    weight: 3,
    language: 'tr',
    given: 'Çağla İbrahim Gülşen Oğuz Şebnem Ümit',
    family: 'Yıldırım Çelikoğlu Şimşek Güneş Aydın İnönü',
  },
  {
    weight: 5,
    language: 'vi',
    familyFirst: true,
    given: 'Thị_Hồng_Nhung Văn_Đức Minh_Châu Quốc_Bảo Ngọc_Ánh Hữu_Phước',
    family: 'Nguyễn Trần Lê Phạm Đặng Võ',
  },
  {
    weight: 6,
    language: 'yo',
    given: 'Chidinma Olúwaṣeun Adébáyọ̀ Ngozi Ifeanyi Yétúndé Kwabena Akosua Thandiwe Sipho',
    family: 'Okonkwo Adéyẹmí Nwachukwu Ọláníyan Mensah Owusu-Ansah Dlamini Mthethwa Eze Balogun',
  },
  {
    weight: 3,
    language: 'sw',
    given: 'Wanjirũ Juma Nia Baraka Zuhura Kamau',
    family: "Ng'ang'a Mwangi Ochieng' Kariuki Njoroge Achieng",
  },
  {
    weight: 2,
    language: 'mi',
    given: 'Mānia Tāne Leilani Keoni Sefina',
    family: "Tūhoe Kealoha Fa'alogo Parata Nāhinu",
  },
  {
    weight: 4,
    language: 'ru',
    given: 'Дмитрий=Dmitri Екатерина=Ekaterina Алёна=Alyona Юрий=Yuri Надежда=Nadezhda Фёдор=Fyodor',
    family: 'Черных=Chernykh Живаго=Zhivago Долгих=Dolgikh Дурново=Durnovo Ройзман=Roizman',
  },
  {
    weight: 2,
    language: 'uk',
    given: 'Олена=Olena Тарас=Taras Юлія=Yuliia Їржі=Yirzhi Святослав=Sviatoslav',
    family: 'Коваленко=Kovalenko Бондар=Bondar Шевчук=Shevchuk Пилип’юк=Pylypiuk',
  },
  {
    weight: 3,
    language: 'el',
    given: 'Ελένη=Eleni Γιώργος=Giorgos Χριστίνα=Christina Οδυσσέας=Odysseas Ξένια=Xenia',
    family: 'Γεωργίου=Georgiou Οικονόμου=Oikonomou Αθανασίου=Athanasiou Ξενοφώντος=Xenofontos',
  },
  {
    weight: 4,
    language: 'ar',
    given: 'ليلى=Layla يوسف=Yusuf فاطمة=Fatima خالد=Khalid نور=Nour عمر=Omar',
    family: 'الحسيني=Al-Husseini السالم=Al-Salem الشريف=Al-Sharif حداد=Haddad المنصوري=Al-Mansouri',
  },
  {
    weight: 2,
    language: 'fa',
    given: 'شیرین=Shirin کیان=Kian پروانه=Parvaneh آرش=Arash',
    family: 'رضایی=Rezaei گلستانی=Golestani پورمحمدی=Pourmohammadi',
  },
  {
    weight: 3,
    language: 'he',
    given: 'נועה=Noa איתן=Eitan שירה=Shira אורי=Uri תמר=Tamar',
    family: 'כהן=Cohen בן-דוד=Ben-David שפירא=Shapira מזרחי=Mizrahi',
  },
  {
    weight: 6,
    language: 'zh',
    familyFirst: true,
    given: '小明=Xiaoming 雨桐=Yutong 浩然=Haoran 佳怡=Jiayi 志強=Zhiqiang 欣=Xin 子涵=Zihan',
    family: '王=Wang 李=Li 陳=Chen 欧阳=Ouyang 黃=Huang 赵=Zhao 諸葛=Zhuge',
  },
  {
    weight: 4,
    language: 'ja',
    familyFirst: true,
    given: 'さくら=Sakura 健太=Kenta 陽菜=Hina 大輔=Daisuke ユリ=Yuri 蓮=Ren',
    family: '佐藤=Sato 渡邊=Watanabe 小林=Kobayashi 髙橋=Takahashi 山田=Yamada',
  },
  {
    weight: 4,
    language: 'ko',
    familyFirst: true,
    given: '서연=Seoyeon 민준=Minjun 지우=Jiwoo 하은=Haeun 도윤=Doyun',
    family: '김=Kim 이=Lee 박=Park 최=Choi 남궁=Namgung',
  },
  {
    weight: 5,
    language: 'hi',
    given: 'प्रिया=Priya अर्जुन=Arjun लक्ष्मी=Lakshmi रोहन=Rohan अनन्या=Ananya विक्रम=Vikram',
    family: 'शर्मा=Sharma कुलकर्णी=Kulkarni पाटील=Patil मिश्रा=Mishra श्रीवास्तव=Srivastava',
  },
  {
    weight: 2,
    language: 'ta',
    given: 'கவிதா=Kavitha செந்தில்=Senthil மீனா=Meena',
    family: 'சுப்பிரமணியன்=Subramanian கிருஷ்ணன்=Krishnan',
  },
  {
    weight: 2,
    language: 'bn',
    given: 'অনিন্দিতা=Anindita সৌরভ=Sourav রাহুল=Rahul',
    family: 'চট্টোপাধ্যায়=Chattopadhyay সেন=Sen রহমান=Rahman',
  },
  {
    weight: 3,
    language: 'th',
    given: 'สมชาย=Somchai พิมพ์ชนก=Pimchanok อนันต์=Anan กนกวรรณ=Kanokwan',
    family: 'ศรีสุวรรณ=Srisuwan วงศ์สว่าง=Wongsawang จันทร์เพ็ญ=Chanpen',
  },
  {
    weight: 3,
    language: 'am',
    given: 'አበበ=Abebe ሰላም=Selam ዮሐንስ=Yohannes ህሊና=Hilina',
    family: 'ተስፋዬ=Tesfaye ገብረማርያም=Gebremariam ከበደ=Kebede',
  },
  {
    weight: 2,
    language: 'ka',
    given: 'ნინო=Nino გიორგი=Giorgi თამარ=Tamar',
    family: 'ბერიძე=Beridze კაპანაძე=Kapanadze',
  },
  {
    weight: 1,
    language: 'hy',
    given: 'Անահիտ=Anahit Տիգրան=Tigran',
    family: 'Հակոբյան=Hakobyan Սարգսյան=Sargsyan',
  },
]
